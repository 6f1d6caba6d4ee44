import { reportInputSchema, type JobResult, type ReportInput } from '../contracts/run.js';
import { runJob } from './job.js';
import { renderAndSend } from './render_and_send.js';

/** Tells of a completed RFM run: the page, workbooks for further audiences, one mail for each recipient group. */
export async function report(input: ReportInput): Promise<JobResult> {
  return await runJob('report', reportInputSchema, input, (run, { rfmRunId }, progress) =>
    renderAndSend({ run, rfmRunId, only: null }, progress),
  );
}
