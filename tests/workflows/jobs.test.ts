import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../client/runs/failure.js';
import { searchAttributes } from '../../contracts/attributes.js';
import { jobSteps, workflowTypes } from '../../contracts/identity.js';
import { progressQuery, type RunProgress } from '../../contracts/progress.js';
import { jobResultSchema, type JobInput } from '../../contracts/run.js';
import { sourcesReportSchema } from '../../contracts/sources_report.js';
import { withWorker } from '../support/temporal.js';
import { activitySummaries, attemptsOf, historyOf, payloadTexts } from './history.js';
import { untilReleased } from './held_step.js';
import { asOf, memberMark } from './small_business.js';
import { onRealServer } from './real_server.js';
import { errorOfRun } from './error_of_run.js';

/** Far below Temporal's limit of 2 MB, and what its UI shows at a glance. */
const largestPayload = 16_000;

describe('the jobs as workflows, on a real server with the real steps', () => {
  const real = onRealServer();

  /** Starts a workflow and looks at it with `look`, while its worker is there to answer. */
  const withRun = <T>(
    type: string,
    input: unknown,
    look: (handle: WorkflowHandle) => Promise<T>,
  ): Promise<T> =>
    withWorker(real.server, { activities: real.small.activities }, async (taskQueue) =>
      look(
        await real.server.client.workflow.start(type, {
          taskQueue,
          workflowId: `${(input as JobInput).business}/${type}`,
          args: [input],
          workflowExecutionTimeout: '50 seconds',
        }),
      ),
    );

  const failureOfRun = async (handle: WorkflowHandle) => failureOf(await errorOfRun(handle));

  it('cancelled ends as cancelled even where the store cannot be reached, and says what stays', async () => {
    const held = untilReleased(real.small.activities);
    let attempts = 0;
    const activities = {
      ...held.activities,
      tidyRun: () => {
        attempts += 1;
        throw ApplicationFailure.create({
          type: 'StoreUnavailable',
          message: 'The store does not answer',
          nextRetryDelay: '10 ms',
        });
      },
    };
    await withWorker(real.server, { activities }, async (taskQueue) => {
      const handle = await real.server.client.workflow.start('rfm', {
        taskQueue,
        workflowId: 'untidied/rfm',
        args: [real.small.input('untidied')],
        workflowExecutionTimeout: '50 seconds',
      });
      await held.hasBegun;
      await handle.cancel();
      await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
      expect((await handle.describe()).status.name).toBe('CANCELLED');
      expect(attempts).toBe(5);
      expect(await currentDetails(handle)).toContain('The store does not answer');
    });
  });

  it('rfm completes with references and figures, and passes no rows and nothing large through Temporal', async () => {
    await withRun('rfm', real.small.input('complete'), async (handle) => {
      const result = jobResultSchema.parse(await handle.result());
      // Quarantined: one without a member, one returned, one repeated, one after the as-of.
      expect(result.counts).toEqual({
        lines: { read: 13, kept: 9, quarantined: 4, excluded: 0 },
        orders: 9,
        members: 6,
      });
      expect(Object.keys(result.tables).sort()).toEqual([
        'audit',
        'member_orders',
        'order_adjustments',
        'orders_clean',
        'orders_quarantine',
        'reconciliation',
        'rfm_groups',
        'rfm_scores',
      ]);
      expect(result.documents.map(({ kind }) => kind)).toEqual([
        'config',
        'facts',
        'database',
        'workbook',
        'manifest',
      ]);
      expect(result.runId).toBe((await handle.describe()).runId);

      const payloads = payloadTexts(await historyOf(handle));
      expect(payloads.length).toBeGreaterThan(20);
      expect(Math.max(...payloads.map((text) => text.length))).toBeLessThan(largestPayload);
      expect(payloads.filter((text) => text.includes(memberMark))).toEqual([]);
    });
  });

  it('rfm shows operators its phase, its as-of, a summary of every step, and a table of its progress', async () => {
    await withRun('rfm', real.small.input('shown'), async (handle) => {
      await handle.result();
      const { typedSearchAttributes } = await handle.describe();
      expect(typedSearchAttributes.get(searchAttributes.asOf)).toBe(asOf);
      expect(typedSearchAttributes.get(searchAttributes.phase)).toBe('completed');

      expect(activitySummaries(await historyOf(handle))).toEqual({
        openRun: 'Store the configuration',
        extract: 'Read the sources as they are',
        audit: 'Describe every column',
        clean: 'Part clean rows from the others',
        check: 'Compare with limits and earlier runs',
        features: 'Recency, frequency, monetary value',
        score: 'Bins, codes, scores, groups',
        findings: 'What there is to tell',
        publish: 'Database, workbook, manifest',
      });

      const { steps } = await handle.query<RunProgress>(progressQuery);
      expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual(
        jobSteps.rfm.map((name) => `${name} done`),
      );
      expect(steps[2]?.note).toBe('13 rows = 9 kept + 4 quarantined + 0 excluded; 9 orders');

      const details = await currentDetails(handle);
      expect(details.split('\n')[0]).toBe('**completed**. Nobody has to act.');
      expect(details).toMatch(/\n- ✓ \*\*extract\*\*, \d+\.\d s: orders 13 rows\n/);
      expect(details).toMatch(/\n- workbook: `file:.*\.xlsx`\n- manifest: `store:/);
      expect(details).toContain(`memberflow runs show ${handle.workflowId}`);
    });
  });

  it('rfm stops at a gate that the data cross, says why, and publishes nothing', async () => {
    await withRun('rfm', real.small.input('gate', { spoiled: true }), async (handle) => {
      const { type, message, details } = await failureOfRun(handle);
      expect(type).toBe('DataQualityGate');
      expect(message).toMatch(/67/);
      expect(details?.remedy).toContain('orders_quarantine');
      const { steps } = await handle.query<RunProgress>(progressQuery);
      expect(steps.map(({ state }) => state)).toEqual([
        ...['done', 'done', 'done'],
        'failed',
        ...['waiting', 'waiting', 'waiting', 'waiting'],
      ]);
      const { typedSearchAttributes } = await handle.describe();
      expect(typedSearchAttributes.get(searchAttributes.phase)).toBe('failed');
      const shown = await currentDetails(handle);
      expect(shown).toContain('**failed: DataQualityGate**');
      expect(shown).toContain(`**What to do:** ${details?.remedy ?? ''}`);
      expect(shown).toContain('**Whose turn:** whoever answers for the data.');
      expect(await failureHeadline(handle)).toBe(
        `DataQualityGate: ${message}. What to do: ${details?.remedy ?? ''}`,
      );
      expect(attemptsOf(await historyOf(handle))).toEqual([1, 1, 1, 1, 1]);
    });
  });

  it('rfm fails at once as InvalidSource when a heading is not there', async () => {
    await withRun('rfm', real.small.input('heading', { heading: 'member' }), async (handle) => {
      const { type, message } = await failureOfRun(handle);
      expect(type).toBe('InvalidSource');
      expect(message).toContain('member');
    });
  });

  it('audit describes the columns and computes nothing', async () => {
    await withRun('audit', real.small.input('audited'), async (handle) => {
      const { counts, tables, documents } = jobResultSchema.parse(await handle.result());
      expect(counts).toBeNull();
      expect(Object.keys(tables)).toEqual(['audit']);
      expect(tables['audit']?.rows).toBe(5);
      expect(documents.map(({ kind }) => kind)).toEqual(['config']);
    });
  });

  it('checkSources reports what is wrong with a source instead of failing', async () => {
    await withRun('checkSources', real.small.input('tried', { heading: 'member' }), async (handle) => {
      const { tables } = sourcesReportSchema.parse(await handle.result());
      expect(tables).toHaveLength(1);
      expect(tables[0]?.failure?.message).toContain('member');
    });
  });

  it.each(Object.values(workflowTypes))(
    '%s is in the bundle, and refuses an input that does not fit, at once',
    async (type) => {
      await withRun(type, { ...real.small.input('refused'), asOf: '30 June' }, async (handle) => {
        const { type: failure, message } = await failureOfRun(handle);
        expect(failure).toBe('InvalidInput');
        expect(message).toContain('asOf');
        const { events } = await historyOf(handle);
        expect(events.map(({ eventType }) => eventType)).not.toContain('EVENT_TYPE_ACTIVITY_TASK_SCHEDULED');
      });
    },
  );
});

/** What the UI shows as the workflow's details. */
async function currentDetails(handle: WorkflowHandle): Promise<string> {
  const metadata = await handle.query<{ readonly currentDetails?: string }>('__temporal_workflow_metadata');
  if (metadata.currentDetails === undefined) throw new Error('no details are shown');
  return metadata.currentDetails;
}

/** What the UI shows beside the event with which a run failed. */
async function failureHeadline(handle: WorkflowHandle): Promise<unknown> {
  const end = (await historyOf(handle)).events.at(-1);
  return (
    end?.['workflowExecutionFailedEventAttributes'] as { readonly failure: { readonly message: string } }
  ).failure.message;
}
