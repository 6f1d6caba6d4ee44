import type { Info } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';

const logger = new DefaultLogger('ERROR');

/** Runs activities without a worker; those that ask the server need a client of one. Failures of steps are told by their tests, not by the SDK's log. */
export const activityEnvironment = (info: Partial<Info> = {}, client?: Client): MockActivityEnvironment =>
  new MockActivityEnvironment(info, { logger, ...(client && { client }) });
