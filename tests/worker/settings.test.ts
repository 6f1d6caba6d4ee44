import { describe, expect, it } from 'vitest';
import { clusterFromEnvironment } from '../../worker/cluster.js';
import { readWorkerSettings } from '../../worker/settings.js';

describe('the settings of a worker', () => {
  it('have defaults: a gigabyte a step, two steps at a time, no metrics', () => {
    expect(readWorkerSettings({})).toMatchObject({
      memoryLimit: '1GB',
      concurrentSteps: 2,
      metricsAddress: null,
      logLevel: 'info',
    });
    expect(readWorkerSettings({}).threads).toBeGreaterThanOrEqual(1);
  });

  it('come from the environment; what is set to nothing counts as not set', () => {
    const env = {
      MEMBERFLOW_MEMORY_LIMIT: '512MB',
      MEMBERFLOW_THREADS: '3',
      MEMBERFLOW_CONCURRENT_STEPS: '1',
      MEMBERFLOW_METRICS_ADDRESS: '127.0.0.1:9464',
      MEMBERFLOW_LOG_LEVEL: '',
    };
    expect(readWorkerSettings(env)).toEqual({
      memoryLimit: '512MB',
      threads: 3,
      concurrentSteps: 1,
      metricsAddress: '127.0.0.1:9464',
      logLevel: 'info',
      encryptionKeys: [],
    });
  });

  it('that cannot be used are named all at once, with what was expected', () => {
    const env = { MEMBERFLOW_MEMORY_LIMIT: 'plenty', MEMBERFLOW_THREADS: '0', MEMBERFLOW_LOG_LEVEL: 'loud' };
    expect(() => readWorkerSettings(env)).toThrow(
      'The environment does not fit: MEMBERFLOW_MEMORY_LIMIT is "plenty", expected a size such as 1GB; ' +
        'MEMBERFLOW_THREADS is "0", expected a whole number from 1; ' +
        'MEMBERFLOW_LOG_LEVEL is "loud", expected debug, info, warn or error.',
    );
  });
});

describe('the cluster of the environment', () => {
  // No file of the person who runs the tests may play a part.
  const noFile = { TEMPORAL_CONFIG_FILE: '/no/such/file.toml' };

  it('is none without TEMPORAL_ADDRESS', () => {
    expect(clusterFromEnvironment({ ...noFile, TEMPORAL_NAMESPACE: 'crm' })).toBeNull();
    expect(clusterFromEnvironment({ ...noFile, TEMPORAL_ADDRESS: '' })).toBeNull();
  });

  it('has the namespace default unless it is named', () => {
    const env = { ...noFile, TEMPORAL_ADDRESS: 'cluster:7233' };
    expect(clusterFromEnvironment(env)).toEqual({
      address: 'cluster:7233',
      namespace: 'default',
      access: {},
    });
    expect(clusterFromEnvironment({ ...env, TEMPORAL_NAMESPACE: 'crm' })?.namespace).toBe('crm');
  });

  it('is reached over TLS with an API key, and in the clear with an empty one', () => {
    const env = { ...noFile, TEMPORAL_ADDRESS: 'cluster:7233' };
    expect(clusterFromEnvironment({ ...env, TEMPORAL_API_KEY: 'k' })?.access).toMatchObject({
      apiKey: 'k',
      tls: true,
    });
    expect(clusterFromEnvironment({ ...env, TEMPORAL_API_KEY: '' })?.access).toEqual({});
  });

  it('whose settings cannot be read is refused with what to check', () => {
    const env = { TEMPORAL_ADDRESS: 'cluster:7233', TEMPORAL_TLS_CLIENT_CERT_PATH: '/no/such/certificate' };
    expect(() => clusterFromEnvironment({ ...noFile, ...env })).toThrow(
      'The settings of the Temporal cluster cannot be used',
    );
  });
});
