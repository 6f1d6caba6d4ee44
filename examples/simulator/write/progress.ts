/** How far the writing of a business is; within a stage `done` grows from 0 to `of`. */
export type Progress =
  | { readonly stage: 'simulate'; readonly done: number; readonly of: number }
  | { readonly stage: 'spoil'; readonly table: string; readonly done: number; readonly of: number }
  | {
      readonly stage: 'truth' | 'oracle';
      /** Day of the snapshot. */
      readonly day: string;
      readonly done: number;
      readonly of: number;
    };
