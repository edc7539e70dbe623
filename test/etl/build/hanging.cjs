// Loaded before the ETL by `hanging.test.ts`: a decoder that never comes back from a document that says so, leaving a sign
// where asked for, and, where that is, little patience with long documents: however slow the machine, no other is given up.
const { writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

const { decode } = TextDecoder.prototype;
TextDecoder.prototype.decode = function (...given) {
  const text = decode.apply(this, given);
  if (text.includes('for ever and ever') && process.env.SIGN) writeFileSync(process.env.SIGN, '');
  while (text.includes('for ever and ever'));
  return text;
};

const { runInContext } = Script.prototype;
Script.prototype.runInContext = function (context, options) {
  const isCut = process.env.HURRY && options.timeout > 65_000;
  return runInContext.call(this, context, isCut ? { ...options, timeout: 2_000 } : options);
};
