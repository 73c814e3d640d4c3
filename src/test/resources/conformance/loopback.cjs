// Loaded before the suite's origin: it listens on the loopback address only, and ends with the process that started it.
const net = require('net')

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port) {
  return listen.call(this, { port: Number(port), host: '127.0.0.1' })
}
process.stdin.on('end', () => process.exit()).on('error', () => process.exit()).resume()
