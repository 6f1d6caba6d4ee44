import { z } from 'zod';

/**
 * Personal is what could tell who a member is. Columns of memberflow's own tables know it of themselves; of columns
 * that it does not know (further attributes, headings that no mapping names) everything is personal unless shown.
 */
export const privacy = z.strictObject({
  personal: z
    .array(z.string().min(1))
    .default([])
    .describe('Further personal columns, such as member_id where it is a telephone number.'),
  shown: z
    .array(z.string().min(1))
    .default([])
    .describe('Attributes and headings of the sources that are not personal, such as a shop number.'),
});
export type PrivacyConfig = z.infer<typeof privacy>;
