// The framing of server-sent events, from chunks of text (HTML Living Standard, "event stream
// interpretation"). Comments keep the connection alive and say nothing.

/** @typedef {{id: string, data: string}} Message */

/** @param {(message: Message) => void} message */
export function makeSseParser(message) {
  let rest = '';
  let id = '';
  /** @type {string[]} */
  let data = [];

  /** @param {string} line */
  function take(line) {
    if (line === '') {
      if (data.length > 0) message({ id, data: data.join('\n') });
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  }

  /** @param {string} chunk */
  return (chunk) => {
    const text = rest + chunk;
    // A lone CR at the end may be half of a CRLF.
    const whole = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, whole).split(/\r\n|\n|\r/);
    rest = /** @type {string} */ (lines.pop()) + text.slice(whole);
    for (const line of lines) take(line);
  };
}
