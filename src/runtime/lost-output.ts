/**
 * Lets the process outlive whoever reads its output (a terminal closed, a pipe whose reader died): what is printed then is lost, the log
 * file has it. Without this every line printed would be an uncaught EPIPE, and reporting that one another.
 */
export function outliveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
