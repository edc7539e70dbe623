// Loaded before the ETL by `hanging.test.ts`: a decoder that never comes back from a document that says so, and less patience.
const { Script } = require('node:vm');

const { decode } = TextDecoder.prototype;
TextDecoder.prototype.decode = function (...given) {
  const text = decode.apply(this, given);
  while (text.includes('for ever and ever'));
  return text;
};

const { runInContext } = Script.prototype;
Script.prototype.runInContext = function (context, options) {
  return runInContext.call(this, context, { ...options, timeout: Math.ceil(options.timeout / 20) });
};
