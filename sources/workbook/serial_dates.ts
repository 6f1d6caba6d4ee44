import { appendAscii, appendByte, reserve, type ByteText } from './byte_text.js';

/** Whether serial 1 is 1900-01-01 or serial 0 is 1904-01-01 (ECMA-376 18.17.4.1). */
export type DateSystem = 1900 | 1904;

const millisecondsPerDay = 86_400_000;
/** Days from 0000-03-01 to the day that serial 0 would be. */
const dayZero = { 1900: 693_899, 1904: 695_361 } as const;
/** 9999-12-31; Excel shows larger serials as ####. */
const lastSerial = { 1900: 2_958_465, 1904: 2_957_003 } as const;
/** Excel believes that 1900 was a leap year: serials up to 59 are a day further on, and 60 is a day that never was. */
const phantomLeapDay = 60;

/**
 * Appends what a serial number means in a cell with a date format: `YYYY-MM-DD` for a whole number,
 * `YYYY-MM-DD HH:MM:SS[.mmm]` for one with a fraction, `HH:MM:SS[.mmm]` below 1 (a time without a day). Serial 60
 * of the 1900 system is written 1900-02-29, as Excel shows it. Returns false, and appends nothing, for a number
 * that is no date.
 */
export function appendSerialDate(text: ByteText, serial: number, system: DateSystem): boolean {
  if (!(serial >= 0 && serial < lastSerial[system] + 1)) return false;
  let day = Math.floor(serial);
  let milliseconds = Math.round((serial - day) * millisecondsPerDay);
  if (milliseconds === millisecondsPerDay) {
    day += 1;
    milliseconds = 0;
  }
  if (day > lastSerial[system]) return false;
  reserve(text, 24);
  if (day > 0) appendDay(text, day, system);
  if (day > 0 && milliseconds === 0) return true;
  if (day > 0) appendByte(text, 0x20);
  appendTime(text, milliseconds);
  return true;
}

/**
 * Appends what a number of days means in a cell that shows elapsed time, in hours: 1.5 is `36:00:00`. Returns false,
 * and appends nothing, when it is negative.
 */
export function appendDuration(text: ByteText, days: number): boolean {
  if (!(days >= 0 && days <= lastSerial[1900])) return false;
  const milliseconds = Math.round(days * millisecondsPerDay);
  const hours = Math.floor(milliseconds / 3_600_000);
  reserve(text, 24);
  if (hours > 99) appendAscii(text, String(Math.floor(hours / 100)));
  appendTwoDigits(text, hours % 100);
  appendMinutes(text, milliseconds);
  return true;
}

function appendDay(text: ByteText, serial: number, system: DateSystem): void {
  if (system === 1900 && serial === phantomLeapDay) {
    appendParts(text, 1900, 2, 29);
    return;
  }
  const early = system === 1900 && serial < phantomLeapDay ? 1 : 0;
  // Civil date from a day count whose years begin in March (Hinnant, chrono-compatible low-level date algorithms).
  const days = dayZero[system] + serial + early;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  appendParts(text, year, month, dayOfYear - Math.floor((153 * march + 2) / 5) + 1);
}

function appendParts(text: ByteText, year: number, month: number, day: number): void {
  appendTwoDigits(text, Math.floor(year / 100));
  appendTwoDigits(text, year % 100);
  appendByte(text, 0x2d);
  appendTwoDigits(text, month);
  appendByte(text, 0x2d);
  appendTwoDigits(text, day);
}

function appendTime(text: ByteText, milliseconds: number): void {
  appendTwoDigits(text, Math.floor(milliseconds / 3_600_000));
  appendMinutes(text, milliseconds);
}

function appendMinutes(text: ByteText, milliseconds: number): void {
  const seconds = Math.floor(milliseconds / 1000);
  appendByte(text, 0x3a);
  appendTwoDigits(text, Math.floor(seconds / 60) % 60);
  appendByte(text, 0x3a);
  appendTwoDigits(text, seconds % 60);
  const rest = milliseconds % 1000;
  if (rest === 0) return;
  appendByte(text, 0x2e);
  appendByte(text, 0x30 + Math.floor(rest / 100));
  appendTwoDigits(text, rest % 100);
}

function appendTwoDigits(text: ByteText, value: number): void {
  appendByte(text, 0x30 + Math.floor(value / 10));
  appendByte(text, 0x30 + (value % 10));
}
