import { beforeEach, describe, expect, test } from 'vitest'
import { besidePlan } from '../src/life/finish/words'
import { nextStep, goOn, type Situation } from '../src/screens/console/next'
import { marked } from '../src/screens/console/personal'
import { speak } from '../src/words'

beforeEach(() => speak('nl'))

describe('what may be a name or an illness', () => {
  const found = (text: string, names: string[] = []) => marked(text, names).filter(part => part.mark).map(part => part.text)

  test.each([
    ['Bel mevrouw Jansen voor een tafel.', ['mevrouw Jansen']],
    ['Jan de Vries regelt het vervoer.', ['Jan de Vries']],
    ['Dat doet Anna Bakker met de buurt.', ['Anna Bakker']],
    ['Voor wie dementie heeft, en dementerenden thuis.', ['dementie', 'dementerenden']],
    ['Iemand met MS of niet-aangeboren hersenletsel.', ['MS', 'hersenletsel']],
    ['Als de huisarts belt, en als het kan.', []],
    ['Elk dorp krijgt een vaste plek. De huisarts vraagt ernaar.', []],
    ['Welzijn Westerkwartier zoekt een plek.', []],
  ])('%s', (text, want) => expect(found(text)).toEqual(want))

  test('who is on the list is known by each of their names, as a whole word', () => {
    expect(found('Ada en Truus beginnen, Adalbert niet.', ['Ada van der Meulen', 'Truus'])).toEqual(['Ada', 'Truus'])
    expect(found('Ada van der Meulen begint.', ['Ada van der Meulen'])).toEqual(['Ada van der Meulen'])
    expect(found('Van der zaal, voor het dorp.', ['Ada van der Meulen'])).toEqual([])
  })

  test('no letter of the text is lost, whatever is marked in it', () => {
    const text = 'Mevrouw De Wit (dementie) belt Jan de Vries, ALS het kan.'
    expect(marked(text, ['Jan', 'Wit', 'a.c']).map(part => part.text).join('')).toBe(text)
    expect(marked('', ['Jan'])).toEqual([])
  })
})

describe('beside the plan', () => {
  const handed = { to: 'de wethouder', date: '2021-11-08', time: '17:25' }
  test('the number, and to whom and when; nothing is said of nobody', () => {
    expect(besidePlan(undefined, undefined)).toEqual([])
    expect(besidePlan({ signing: true, signatures: 0, closed: false }, undefined)).toEqual([])
    expect(besidePlan({ signing: true, signatures: 1, closed: false }, undefined)).toEqual(['1 persoon heeft ondertekend'])
    expect(besidePlan({ signing: false, signatures: 31, closed: true, handed_over: handed }, '2021-11-08')).toEqual(['31 mensen hebben ondertekend', 'Aangeboden aan: de wethouder, 17:25'])
  })
  test('on another day than the meeting the day is said too', () =>
    expect(besidePlan({ signing: false, signatures: 0, closed: true, handed_over: handed }, '2021-11-01')).toEqual(['Aangeboden aan: de wethouder, 8 november 2021, 17:25']))
})

describe('the next step after sealing', () => {
  const at = (change: Partial<Situation>): Situation => ({ phase: 'sealed', station: 'plan', hidden: [], proposals: [], reading: { left: 0, total: 0 }, end: { signing: false, handed: false, closed: false }, ...change })
  const item = { id: 'aanbieden', title: 'Aanbieden' }
  const end = { signing: true, handed: false, closed: false }

  test('leads to signing, handing over, closing, and then to the plan', () => {
    expect(nextStep(at({})).code).toBe('sign')
    expect(nextStep(at({ end })).code).toBe('hand')
    expect(nextStep(at({ end: { ...end, handed: true } })).code).toBe('close_day')
    expect(nextStep(at({ end: { ...end, closed: true } })).code).toBe('files')
  })
  test('goes along the agenda, and signs where the agenda says so', () => {
    expect(nextStep(at({ nextItem: item }))).toEqual({ code: 'go', item: 'aanbieden', title: 'Aanbieden' })
    expect(nextStep(at({ nextItem: item, signs: true })).code).toBe('sign')
    expect(goOn(at({ nextItem: item, signs: true }))?.code).toBe('go')
    expect(nextStep(at({ nextItem: item, signs: true, end })).code).toBe('go')
  })
})
