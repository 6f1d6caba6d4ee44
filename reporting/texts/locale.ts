import type { Config } from '../../config/schema.js';

/** Languages that everything people read is written in. */
export type Locale = Config['locale'];
