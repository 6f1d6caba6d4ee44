import { counted, verb } from './counted_en.js';
import type { FindingTexts } from './findings.js';

export const findingTexts: FindingTexts = {
  group: (code, segment) => (code === segment ? `Group ${code}` : `Group ${code} (${segment})`),
  groups: (codes) => `Groups ${codes}`,
  groupsAndMore: (codes, more) => `Groups ${codes} and ${more.text} more`,
  changed: ({ segment, now, change, rose, share, against }) =>
    `${segment} ${rose ? 'rose' : 'fell'} by ${change.text} to ${now.text} (${share === null ? 'none before' : `${share} ${against}`})`,
  nowElsewhere: ({ members, from, to }) =>
    `${members.text} former ${from} ${verb(members, 'is', 'are')} now ${to}`,
  nowGone: ({ members, from, absence }) => `${members.text} former ${from} ${absence}`,
  nowHere: ({ members, from }) => `${members.text} of them came from ${from}`,
  joined: (change, moved) => `${change}; ${moved}`,
  bringsMost: ({ name, members, memberShare, monetaryShare }) =>
    `${name}: ${counted(members, 'member')}, ${memberShare} of all, ${verb(members, 'brings', 'bring')} ${monetaryShare} of the value`,
  nobody: (period) => `No member was scored ${period}`,
  groupSize: ({ name, members, memberShare, monetaryShare }) =>
    `${name} has ${counted(members, 'member')}, ${memberShare} of all, with ${monetaryShare} of the value`,
  together: ({ name, members, memberShare, monetaryShare }) =>
    `${name} together have ${counted(members, 'member')}, ${memberShare} of all, with ${monetaryShare} of the value`,
  rareButValuable: ({ name, members, memberShare, monetaryShare, times }) =>
    `${name} is rare and valuable: ${counted(members, 'member')}, ${memberShare} of all, ${verb(members, 'brings', 'bring')} ${monetaryShare} of the value, ${times} times that share`,
  fell: ({ members, from, to, before, after, atStake }) =>
    `${counted(members, 'member')} fell from ${from} to ${to} between ${before} and ${after}: ${atStake} at stake`,
  rose: ({ members, from, to, before, after }) =>
    `${counted(members, 'member')} rose from ${from} to ${to} between ${before} and ${after}`,
  left: ({ members, from, before, absence, share, atStake }) =>
    `${counted(members, 'member')} who ${verb(members, 'was', 'were')} ${from} in ${before} ${absence}: ${share} of them, ${atStake} at stake`,
  entered: ({ members, before, after, share }) =>
    `${counted(members, 'member')} of ${after} (${share}) did not order in ${before}`,
  newSince: ({ members, before, share }) =>
    `${counted(members, 'member')} (${share}) ${verb(members, 'is', 'are')} new since ${before}`,
  setAside: ({ rows, read, share, largest, reason }) =>
    `${rows.text} of ${counted(read, 'order row')} (${share}) ${verb(rows, 'was', 'were')} set aside; the most frequent reason, ${counted(largest, 'time')}: ${reason}`,
  noneSetAside: (read) => `None of ${counted(read, 'order row')} was set aside`,
  outOfRange: ({ members, share, period }) =>
    `${counted(members, 'member')} (${share}) ${verb(members, 'lies', 'lie')} outside the given edges ${period} and ${verb(members, 'has', 'have')} no code`,
  restated: {
    late_arriving: (rows, amount, runId) =>
      `${counted(rows, 'order')} arrived late, ${amount} in all, since run ${runId} of the same day`,
    withdrawn: (rows, amount, runId) =>
      `${counted(rows, 'order')} of run ${runId} of the same day ${verb(rows, 'is', 'are')} no longer in the source, ${amount} in all`,
    restated: (rows, amount, runId) =>
      `${counted(rows, 'order')} changed since run ${runId} of the same day, by ${amount} in all`,
  },
  widenEdges: 'Widen the edges under rfm.bins, or set outside: clamp',
};
