import { describe, expect, it } from 'vitest';
import { commandLine, homeOf, pathFrom } from '../../client/surroundings.js';

describe('what a command finds around it', () => {
  const folder = '/work/shop';

  it('keeps its state beside the configuration, or where MEMBERFLOW_HOME says', () => {
    expect(homeOf('memberflow.yaml', { env: {}, folder })).toBe('/work/shop/.memberflow');
    expect(homeOf('../other/m.yaml', { env: {}, folder })).toBe('/work/other/.memberflow');
    expect(homeOf('/etc/m.yaml', { env: {}, folder })).toBe('/etc/.memberflow');
    expect(homeOf('m.yaml', { env: { MEMBERFLOW_HOME: '' }, folder })).toBe('/work/shop/.memberflow');
    expect(homeOf('m.yaml', { env: { MEMBERFLOW_HOME: 'state' }, folder })).toBe('/work/shop/state');
  });

  it('shows paths below the current folder as the reader would type them', () => {
    expect(pathFrom(folder, '/work/shop/out/a.xlsx')).toBe('out/a.xlsx');
    expect(pathFrom(folder, 'file:///work/shop/out/%E8%A1%A8%201.xlsx')).toBe('out/表 1.xlsx');
    expect(pathFrom(folder, '/work/other/a.xlsx')).toBe('/work/other/a.xlsx');
    expect(pathFrom(folder, '/work/shop')).toBe('/work/shop');
    expect(pathFrom(folder, '/work/shop/..hidden')).toBe('..hidden');
    expect(pathFrom(folder, 's3://crm/shop/a.xlsx')).toBe('s3://crm/shop/a.xlsx');
  });

  it('writes commands that a shell takes as they stand', () => {
    expect(commandLine('check', 'memberflow.yaml')).toBe('memberflow check');
    expect(commandLine('check', 'shops/晨.yaml')).toBe('memberflow check --config shops/晨.yaml');
    expect(commandLine('check', "Tom's shop.yaml")).toBe("memberflow check --config 'Tom'\\''s shop.yaml'");
  });
});
