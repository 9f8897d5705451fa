/**
 * One line a step. On a terminal the lines are redrawn in place; elsewhere a line is printed when a step begins, every 20
 * seconds of its work, and when it ends.
 */
export function progressLines(names) {
  const terminal = process.stdout.isTTY
  const steps = new Map(names.map((name) => [name, { text: '', began: 0, ended: 0, failed: false, printedAt: 0 }]))
  let drawn = 0

  const line = (name) => {
    const { text, began, ended, failed } = steps.get(name)
    const mark = failed ? '✗' : ended ? '✓' : began ? '…' : '·'
    const seconds = began ? ` ${Math.round(((ended || Date.now()) - began) / 1000)} s` : ''
    return `${mark} ${name}${seconds}${text ? `  ${text}` : ''}`
  }
  const draw = (name) => {
    if (!terminal) return console.log(line(name))
    const width = (process.stdout.columns ?? 100) - 1
    process.stdout.write(`${drawn ? `\x1b[${drawn}A` : ''}${names.map((each) => `\x1b[2K${cut(line(each), width)}\n`).join('')}`)
    drawn = names.length
  }
  const timer = terminal ? setInterval(() => draw(), 500) : undefined
  timer?.unref()

  return {
    /** Runs one step; `work` gets a function that takes the latest line of what it does. */
    async step(name, work) {
      const step = steps.get(name)
      step.began = Date.now()
      step.printedAt = Date.now()
      draw(name)
      try {
        step.text = (await work((text) => {
          step.text = plain(text)
          if (!terminal && Date.now() - step.printedAt > 20_000) {
            step.printedAt = Date.now()
            draw(name)
          }
        })) ?? ''
      } catch (error) {
        step.failed = true
        step.text = ''
        throw error
      } finally {
        step.ended = Date.now()
        draw(name)
      }
    },
    end() {
      clearInterval(timer)
    },
  }
}

// Colours and cursor movements of the programs run would disturb the lines.
// eslint-disable-next-line no-control-regex
const plain = (text) => text.replace(/\x1b\[[0-9;]*[A-Za-z]/g, '').trim().slice(0, 120)

/** Cuts to a width, a Chinese character counting two columns. */
function cut(text, width) {
  let columns = 0
  let end = 0
  for (const character of text) {
    columns += character.codePointAt(0) > 0x2e80 ? 2 : 1
    if (columns > width) break
    end += character.length
  }
  return text.slice(0, end)
}
