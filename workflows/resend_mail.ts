import { resendInputSchema, type JobResult, type ResendInput } from '../contracts/run.js';
import { runJob } from './job.js';
import { renderAndSend } from './render_and_send.js';

/** Sends the mail of one recipient group again, to those whom it did not reach or may not have reached. */
export async function resendMail(input: ResendInput): Promise<JobResult> {
  return await runJob('resendMail', resendInputSchema, input, (run, { rfmRunId, group }, progress) =>
    renderAndSend({ run, rfmRunId, only: group }, progress),
  );
}
