import type { MemberSelection } from '../../contracts/members.js';
import type { ReportBasis } from '../basis.js';
import type { Finding } from '../report.js';
import { membersCommand } from './command.js';
import { membersQuery } from './query.js';

/** The members that a finding is about, with the ways to them. Without a period, that of the report is meant. */
export function chosenMembers(
  { manifest: { runId }, focus }: ReportBasis,
  selection: MemberSelection,
  count: number,
): NonNullable<Finding['members']> {
  const whole: MemberSelection = { period: focus.label, ...selection };
  return {
    count,
    selection: whole,
    command: membersCommand(runId, whole),
    sql: membersQuery(runId, focus.label, whole),
  };
}
