// Bolt for JavaScript with a door behind which nobody is: any press is acknowledged.
const { App, HTTPReceiver, LogLevel } = require('@slack/bolt');

const [port, signingSecret] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
// Who the bot is is known beforehand, so that Bolt asks nobody.
const authorize = async () => ({ botToken: 'xoxb-benchmark', botId: 'B0BENCH', botUserId: 'U0BOT' });
const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
app.action(/.*/, async ({ ack }) => ack());
app.start({ port: Number(port), host: '127.0.0.1' });
