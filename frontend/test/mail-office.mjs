// A mail server of the walk itself: it takes what it gets, and knows nobody whose address begins with "nobody".
import { createServer } from 'node:net'

/** Answers with its address, and the mails it took: to whom, and their text. */
export async function startOffice() {
  const mails = []
  const office = createServer(line => {
    line.unref()
    let mail, heard = '', data = false
    const say = text => line.write(`${text}\r\n`)
    line.on('error', () => {})
    line.on('data', bytes => {
      heard += bytes
      for (let end; (end = heard.indexOf(data ? '\r\n.\r\n' : '\r\n')) >= 0;) {
        const said = heard.slice(0, end)
        heard = heard.slice(end + (data ? 5 : 2))
        if (data) { data = false; mails.push({ ...mail, text: said }); say('250 ok'); continue }
        const word = said.slice(0, 4).toUpperCase()
        if (word === 'MAIL') mail = {}
        if (word === 'RCPT') {
          mail.to = /<(.*?)>/.exec(said)[1]
          if (mail.to.startsWith('nobody')) { say('550 5.1.1 not known here'); continue }
        }
        data = word === 'DATA'
        say(data ? '354 go on' : word === 'QUIT' ? '221 bye' : '250 ok')
      }
    })
    say('220 mail.example.nl')
  })
  await new Promise(done => office.listen(0, '127.0.0.1', done))
  office.unref() // a walk that stops halfway ends all the same
  return { mails, url: `smtp://127.0.0.1:${office.address().port}` }
}
