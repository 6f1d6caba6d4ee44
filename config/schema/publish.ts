import { z } from 'zod';
import { identifier } from './scalars.js';

export const publish = z.strictObject({
  folder: z.string().min(1).default('out').describe('Where people find the outputs; relative to this file.'),
  database: z
    .union([
      z.literal(false).describe('No database.'),
      z.strictObject({
        path: z.string().min(1).default('memberflow.duckdb').describe('DuckDB file, relative to the folder.'),
        aliases: z
          .record(identifier, z.string())
          .default({})
          .describe('Further names for the latest of a table, such as sales_rfm_score: rfm_scores.'),
      }),
    ])
    .prefault({})
    .describe('Database that result tables are published to; false: none.'),
  workbook: z.boolean().default(true).describe('Whether a workbook is written.'),
  sees: z
    .array(z.literal('personal'))
    .default([])
    .describe('personal: workbook and database in this folder show personal columns unmasked.'),
});
export type PublishConfig = z.infer<typeof publish>;
