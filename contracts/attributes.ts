import { defineSearchAttributeKey } from '@temporalio/common';

/** Search attributes, registered when the server starts: an unregistered one would hang the workflow. */
export const searchAttributes = {
  phase: defineSearchAttributeKey('MemberflowPhase', 'KEYWORD'),
  asOf: defineSearchAttributeKey('AsOf', 'KEYWORD'),
  campaignId: defineSearchAttributeKey('CampaignId', 'KEYWORD'),
} as const;

/** As `temporal server start-dev --search-attribute` takes them. */
export const searchAttributeDeclarations = Object.values(searchAttributes).map(
  (key) => `${key.name}=Keyword`,
);
