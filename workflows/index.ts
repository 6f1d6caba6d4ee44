export { audit } from './audit.js';
export { checkSources } from './check_sources.js';
export { memberOperations } from './member_operations.js';
export { report } from './report.js';
export { rerun } from './rerun.js';
export { resendMail } from './resend_mail.js';
export { retain } from './retain.js';
export { rfm } from './rfm.js';
