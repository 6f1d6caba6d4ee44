import type { FileHandle } from 'node:fs/promises';
import { invalidWorkbook } from './faults.js';

const zipMark = Buffer.from('PK\x03\x04', 'latin1');
/** Compound file: the container of .xls, and of an .xlsx that is encrypted with a password. */
const compoundMark = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** Refuses what is not a zip archive, saying what it is instead. */
export async function refuseOtherContainers(handle: FileHandle, file: string, bytes: number): Promise<void> {
  if (bytes === 0) throw invalidWorkbook(`${file} is empty: it has 0 bytes`, { file });
  const head = Buffer.alloc(Math.min(bytes, 4096));
  await handle.read(head, 0, head.length, 0);
  if (head.subarray(0, 4).equals(zipMark)) return;
  if (!head.subarray(0, 8).equals(compoundMark)) throw notAWorkbook(file, head);
  if (await holds(handle, bytes, encryptedStream)) {
    const remedy = 'Open it in Excel, remove the password (File, Info, Protect Workbook) and save it again.';
    throw invalidWorkbook(`${file} is encrypted with a password`, { file }, remedy);
  }
  const remedy = 'Open it in Excel and save it as Excel Workbook (.xlsx).';
  throw invalidWorkbook(`${file} is a workbook of the old .xls kind, which is not read`, { file }, remedy);
}

function notAWorkbook(file: string, head: Buffer) {
  const text = !head.includes(0);
  return invalidWorkbook(
    `${file} is not an Excel workbook${text ? ': it holds plain text' : ''}`,
    { file },
    text
      ? 'If it is a CSV file with another ending, set `kind: csv` for this source; else save it as .xlsx.'
      : 'Check that the path names the right file, or save it in Excel as Excel Workbook (.xlsx).',
  );
}

/** Whether the bytes occur anywhere in the file; read in windows that overlap. */
async function holds(handle: FileHandle, bytes: number, sought: Buffer): Promise<boolean> {
  const window = Buffer.alloc(1 << 20);
  for (let start = 0; start < bytes; start += window.length - sought.length) {
    const { bytesRead } = await handle.read(window, 0, window.length, start);
    if (window.subarray(0, bytesRead).includes(sought)) return true;
  }
  return false;
}
