export { audit } from './audit.js';
export { checkSources } from './check_sources.js';
export { rfm } from './rfm.js';
