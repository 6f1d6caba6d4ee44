import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNode, checkPlatform } from '../../scripts/steps/platform.mjs';
import { temporaryFolder } from '../support/temporary.js';

function projectThatNeeds(node: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ engines: { node } }));
  return folder;
}

describe('Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', 'v24.1.0'])('%s runs a project that needs >=20.19', (version) => {
    expect(() => {
      checkNode(projectThatNeeds('>=20.19'), version);
    }).not.toThrow();
  });

  it.each(['20.18.3', '18.20.8', '9.99.99'])(
    '%s is refused, and the message names both versions',
    (version) => {
      expect(() => {
        checkNode(projectThatNeeds('>=20.19'), version);
      }).toThrow(`Node 20.19 or later is needed; this is Node ${version}.`);
    },
  );
});

describe('the platform', () => {
  it('is accepted where all native parts exist', () => {
    for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])
      expect(() => {
        checkPlatform(platform, () => false);
      }).not.toThrow();
  });

  it('is refused where there is no Temporal server, with what to do', () => {
    expect(() => {
      checkPlatform('win32-x64', () => false);
    }).toThrow(
      expect.objectContaining({
        message: 'memberflow does not run on win32-x64: there is no Temporal server for it.',
        remedy: expect.stringContaining('WSL 2') as string,
      }),
    );
  });

  it('is refused on musl, where the Temporal SDK does not load', () => {
    expect(() => {
      checkPlatform('linux-x64', () => true);
    }).toThrow('musl');
  });
});
