import { join } from 'node:path';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../client/runs/failure.js';
import { parseConfig } from '../../config/load.js';
import { churnCardSchema } from '../../contracts/churn_card.js';
import { churnFactsSchema } from '../../contracts/churn_facts.js';
import { jobResultSchema, type JobInput, type JobResult } from '../../contracts/run.js';
import { scheduledWorkflowType } from '../../contracts/schedules.js';
import { openFolderStore } from '../../store/folder.js';
import { latch } from '../support/latch.js';
import { openForSuite } from '../support/suite.js';
import { withWorker } from '../support/temporal.js';
import { due } from './due.js';
import { historyOf, payloadTexts, type HistoryJson } from './history.js';
import { memberMark } from './small_business.js';
import { onRealServer } from './real_server.js';

interface Trained {
  readonly result: JobResult;
  readonly history: HistoryJson;
}

/** One mail without attachments is all that such a business is told by. */
const mailingOnly = (configuration: JobInput['configuration']): JobInput['configuration'] => ({
  ...configuration,
  mail: parseConfig({
    ...configuration,
    mail: {
      from: { address: 'crm@example.com' },
      groups: { team: { to: ['analyst@example.com'], content: ['findings', 'churn'], attach: [] } },
    },
  }).mail,
});

/** Far below Temporal's limit of 2 MB, and what its UI shows at a glance. */
const largestPayload = 16_000;

describe('the churn jobs as workflows, on a real server with the real steps', () => {
  const real = onRealServer();

  /** One worker does the runs of all tests. */
  const worker = openForSuite(
    async () => {
      const [begun, over] = [latch(), latch()];
      let queue = '';
      const ended = withWorker(real.server, { activities: real.small.activities }, (taskQueue) => {
        queue = taskQueue;
        begun.open();
        return over.opened;
      });
      await Promise.race([begun.opened, ended]);
      return { queue, ended, over };
    },
    async ({ ended, over }) => {
      over.open();
      await ended;
    },
  );

  async function ended(type: string, input: JobInput) {
    const handle = await real.server.client.workflow.start(type, {
      taskQueue: worker().queue,
      workflowId: `${input.business}/${type}/${input.asOf}`,
      args: [input],
      workflowExecutionTimeout: '60 seconds',
    });
    const result = await handle.result().then((value) => jobResultSchema.parse(value), failureOf);
    return { result, history: await historyOf(handle) };
  }
  /** Of a business that publishes tables only: these tests look at no workbook and no page of its runs. */
  const inputOf = (business: string): JobInput => {
    const input = real.small.input(business, { churn: 'none' });
    const { configuration } = input;
    const [publish, report] = [configuration['publish'] as object, configuration['report'] as object];
    return {
      ...input,
      configuration: {
        ...configuration,
        publish: { ...publish, workbook: false },
        report: { ...report, page: false },
      },
    };
  };
  const completed = async (type: string, input: JobInput): Promise<JobResult> => {
    const { result } = await ended(type, input);
    return jobResultSchema.parse(result);
  };
  const trainings = new Map<string, Promise<Trained>>();
  /** A business's model as of 2 March, learned once for all tests. */
  const trained = async (business: string): Promise<Trained> => {
    const before = trainings.get(business);
    if (before !== undefined) return await before;
    const input = { ...inputOf(business), asOf: '2020-03-02' };
    const training = ended('trainChurn', input).then(({ result, history }) => ({
      result: jobResultSchema.parse(result),
      history,
    }));
    trainings.set(business, training);
    return await training;
  };
  const outbox = (business: string): readonly string[] => {
    const folder = join(real.folder, 'out', business, 'outbox');
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  };
  const mailText = (business: string, name: string): string =>
    readFileSync(join(real.folder, 'out', business, 'outbox', name), 'utf8');
  const stored = async ({ documents }: JobResult, kind: string): Promise<unknown> => {
    const document = documents.find((one) => one.kind === kind);
    const path = await openFolderStore(join(real.folder, 'store')).get(document!);
    return JSON.parse(readFileSync(path, 'utf8'));
  };

  it('a later run tells what came of the members scored before, and the report of other figures tells of it', async () => {
    const input = inputOf('later');
    const march = { ...input, asOf: '2020-03-02' };
    const { result: training, history } = await trained('later');
    const card = churnCardSchema.parse(await stored(training, 'card'));
    expect(card).toMatchObject({
      asOf: '2020-03-02',
      labelDays: 30,
      decision: { champion: true, against: null },
    });
    expect(training.models).toEqual([training.runId]);

    const first = await completed('scoreChurn', march);
    expect(first.models).toEqual([training.runId]);
    const then = churnFactsSchema.parse(await stored(first, 'facts'));
    expect(then.history.map(({ actual }) => actual)).toEqual([null]);
    expect(then.changes).toBeNull();

    const second = await completed('scoreChurn', { ...input, asOf: '2020-04-01' });
    const now = churnFactsSchema.parse(await stored(second, 'facts'));
    const [past, own] = now.history;
    expect(past).toMatchObject({
      runId: first.runId,
      labelEndsOn: '2020-04-01',
      predicted: then.history[0]?.predicted,
    });
    expect(past?.actual?.quality.rows).toBe(then.history[0]?.members);
    expect(past?.actual?.share).toBeGreaterThan(0);
    expect(own).toMatchObject({ runId: second.runId, labelEndsOn: '2020-05-01', actual: null });
    expect(now.changes).toMatchObject({ runId: first.runId, asOf: '2020-03-02' });

    const figures = { ...input, asOf: '2020-04-06', configuration: mailingOnly(input.configuration) };
    const { runId: rfmRunId } = await completed('rfm', figures);
    const about = { ...figures, rfmRunId };
    await completed('report', about);
    const [report = ''] = outbox('later');
    expect(mailText('later', report)).toContain('Churn as of 2020-04-01: ');

    const texts = payloadTexts(history);
    expect(texts.filter((text) => text.includes(memberMark))).toEqual([]);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(largestPayload);
  }, 180_000);

  it('nobody is scored with a model that knows what came after, or of another definition', async () => {
    const input = inputOf('looking-ahead');
    await trained('looking-ahead');
    expect((await ended('scoreChurn', { ...input, asOf: '2020-02-03' })).result).toMatchObject({
      type: 'NoModel',
      message: expect.stringContaining('2020-02-03') as string,
    });
    const [mail = '', ...others] = outbox('looking-ahead');
    expect(others).toEqual([]);
    expect(mail).toMatch(/^looking-ahead-failure-2020-02-03-team-/);
    expect(mailText('looking-ahead', mail)).toContain('scoreChurn as of 2020-02-03 failed (NoModel)');
    const configuration = {
      ...input.configuration,
      churn: { ...(input.configuration['churn'] as object), label_days: 60 },
    };
    expect((await ended('scoreChurn', { ...input, configuration })).result).toMatchObject({
      type: 'NoModel',
    });
  });

  it('a business younger than its label window is told from when on there will be enough', async () => {
    const input = { ...inputOf('young'), asOf: '2019-01-20' };
    const { result } = await ended('trainChurn', input);
    expect(result).toMatchObject({ type: 'NothingToLearnFrom' });
    expect(JSON.stringify(result)).toMatch(
      /The first label window is over on 2019-\d\d-\d\d\. From 2019-\d\d-\d\d on there is a snapshot to test on/,
    );
  });

  it('member operations report on the figures where nobody can be scored, and fail with that', async () => {
    const { result } = await ended('memberOperations', real.small.input('unscored', { churn: 'score' }));
    expect(result).toMatchObject({ type: 'NoModel' });
    const published = readdirSync(join(real.folder, 'out', 'unscored'));
    expect(published).toContain('unscored-report-2020-06-30.html');
    // The part that failed says nothing itself: the day does, once.
    const told = outbox('unscored').filter((name) => name.includes('-failure-'));
    expect(told).toHaveLength(1);
    expect(mailText('unscored', told[0] ?? '')).toContain(
      'memberOperations as of 2020-06-30 failed (NoModel)',
    );
  });

  it('member operations score with the model of before where there is nothing to learn from, and fail with that', async () => {
    await trained('looking-ahead');
    const input = inputOf('looking-ahead');
    const churn = {
      ...(input.configuration['churn'] as object),
      in_member_operations: 'train_and_score',
      snapshots: { from: '2020-03-01' },
    };
    const { result, history } = await ended('memberOperations', {
      ...{ ...input, asOf: '2020-04-06' },
      configuration: { ...input.configuration, churn },
    });
    expect(result).toMatchObject({ type: 'NothingToLearnFrom' });
    const completed = history.events.flatMap(({ childWorkflowExecutionCompletedEventAttributes: child }) =>
      child === undefined ? [] : [(child as { workflowType: { name: string } }).workflowType.name],
    );
    expect(completed).toEqual(['rfm', 'scoreChurn', 'report']);
    expect(outbox('looking-ahead').filter((name) => name.includes('-failure-2020-04-06-'))).toHaveLength(1);
  });

  it('a job that a schedule has started is told of when it fails, too', async () => {
    const input = real.small.input('due-unsettled');
    const handle = await real.server.client.workflow.start(scheduledWorkflowType, {
      taskQueue: worker().queue,
      workflowId: 'due-unsettled/churn-model',
      ...due(input, new Date('2020-06-29T18:30:00Z'), 'trainChurn'),
      workflowExecutionTimeout: '60 seconds',
    });
    expect(await handle.result().then(() => null, failureOf)).toMatchObject({ type: 'InvalidInput' });
    expect(outbox('due-unsettled')).toEqual([
      expect.stringMatching(/^due-unsettled-failure-2020-06-30-team-/),
    ]);
  });

  it('without its settings nothing is read', async () => {
    const { result, history } = await ended('scoreChurn', real.small.input('unsettled'));
    expect(result).toMatchObject({ type: 'InvalidInput' });
    expect(JSON.stringify(history)).not.toContain('"extract"');
  });

  it('the same data give the same model', async () => {
    const models = await Promise.all(
      ['later', 'looking-ahead'].map(
        async (business) => await stored((await trained(business)).result, 'model'),
      ),
    );
    expect(models[0]).toEqual(models[1]);
  });
});
