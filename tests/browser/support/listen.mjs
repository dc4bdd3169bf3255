/**
 * A server on a free port of loopback.
 * @param {import('node:http').Server} server @param {string} [host] that its address names
 * @returns {Promise<{url: string, close: () => Promise<unknown>}>} `close` cuts open connections, too
 */
export async function listen(server, host = 'localhost') {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://${host}:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
