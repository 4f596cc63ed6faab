// The token is in the fragment, which the browser sends to nobody; it leaves only with the form.
const form = document.getElementById('form')
const said = document.getElementById('said')
const words = {
  wrong: 'Deze link werkt niet meer. Vraag een nieuwe. / This link no longer works. Ask for a new one.',
  'bad-value': 'Deze naam of wachtzin kan niet. De wachtzin heeft minstens 12 tekens. / This name or passphrase cannot be used.',
  'too-many-tries': 'Te vaak geprobeerd. Wacht een minuut. / Too many tries. Wait a minute.',
  taken: 'Deze naam bestaat al. / This name exists already.',
}
form.addEventListener('submit', async event => {
  event.preventDefault()
  said.textContent = ''
  try {
    const answer = await fetch('/api/v1/setup', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: location.hash.slice(1), name: form.elements.name.value, password: form.elements.password.value }),
    })
    if (answer.ok) return location.replace('/console')
    const problem = await answer.json()
    said.textContent = words[problem.code] || 'Het lukte niet. Probeer het zo nog eens. / It did not work. Try again in a moment.'
  } catch {
    said.textContent = 'Geen verbinding. Er is niets verloren. / No connection. Nothing was lost.'
  }
})
