'use strict';
// The SDK loads this file by its path, and packs it into the workflows' bundle: plain JavaScript is right for both,
// from the sources and from dist.
const { DefaultFailureConverter } = require('@temporalio/common');

/** Moves messages and stack traces of failures into a payload, so that the codec encrypts them too. */
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
