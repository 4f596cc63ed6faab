// Example texts: the question and points of a public meeting; ideas, proposals and numbers are made up.
export const question = 'Wat is er nodig zodat het goed gaat met mantelzorgers in Westerkwartier?'
export const text = 'In elk dorp komt één vaste plek waar mantelzorgers terechtkunnen met hun vragen. Er zit iemand die luistert en de weg weet.'
export const textAfter = `${text} Na het eerste jaar betaalt de gemeente dit uit het budget voor dorpen.`
export const title = 'Een vaste plek in elk dorp'
export const facts = [
  { name: 'Wie', value: 'Sociaal team, met de dorpshuizen' },
  { name: 'Eerste stap', value: 'Drie dorpen zoeken samen een plek' },
  { name: 'Wanneer', value: 'Voor 1 maart 2022' },
  { name: 'Kosten', value: '€ 18.000 per jaar' },
]
export const bounds = [
  { number: 1, kind: 'Uitgangspunt', text: 'Positieve gezondheid is het uitgangspunt.' },
  { number: 2, kind: 'Aanpak', text: 'We zetten in op preventie: op tijd helpen.' },
  { number: 3, kind: 'Uitgangspunt', text: 'Alleen samen kunnen we zorgen dat het goed gaat.' },
  { number: 4, kind: 'Voorkeur', text: 'Waar het kan, kiezen we hulp die voor iedereen is.' },
  { number: 5, kind: 'Wet', text: 'Het plan past binnen de Jeugdwet, Wmo, Zvw en Wlz.' },
  { number: 6, kind: 'Voornemen', text: 'We werken met de contracten en partijen van nu.' },
]
export const checks = [
  { number: 1, name: 'Positieve gezondheid', verdict: 'fits' as const },
  { number: 2, name: 'Inzetten op preventie', verdict: 'fits' as const },
  { number: 3, name: 'Alleen samen', verdict: 'fits' as const },
  { number: 4, name: 'Hulp die voor iedereen is', verdict: 'fits_with_exception' as const, reason: 'Voor drie dorpen is een kleine aanvulling op het contract nodig.' },
  { number: 5, name: 'De vier zorgwetten', verdict: 'unclear' as const },
  { number: 6, name: 'Contracten van nu', verdict: 'open' as const },
]
export const themes = [
  { number: 1, title: 'Mantelzorgers vinden en bereiken', more: 9, cards: [{ id: 'i1', text: 'De huisarts vraagt: wie zorgt er mee?' }, { id: 'i2', text: 'Een kaartje bij de apotheek' }, { id: 'i3', text: 'Vraag bij de griepprik', isNew: true }] },
  { number: 2, title: 'Op tijd zorg die het overneemt', more: 6, cards: [{ id: 'i4', text: 'Een logeerplek dicht bij huis' }, { id: 'i5', text: 'Eerst kennismaken, dan pas nodig' }, { id: 'i6', text: 'Ook ’s avonds en in het weekend' }] },
  { number: 3, title: 'Aandacht bij zorgprofessionals', more: 10, cards: [{ id: 'i7', text: 'Vraag ook: hoe gaat het met ú?' }, { id: 'i8', text: 'Bel even na een opname' }, { id: 'i9', text: 'Eén vast gezicht per gezin' }] },
]
export const join = { address: 'meedoen.example', code: 'K7M4PX', link: 'https://meedoen.example/K7M4PX' }
export const agenda = [
  { time: '13.30', name: 'Welkom en de vraag', minutes: 15, state: 'past' as const },
  { time: '13.45', name: 'Wat vooraf vaststaat', minutes: 15, state: 'past' as const },
  { time: '14.00', name: 'Informatie', minutes: 20, used: 26, state: 'past' as const },
  { time: '14.26', name: 'Ideeën', minutes: 40, left: 13, state: 'now' as const },
  { time: '15.06', name: 'Voorstellen maken', minutes: 40 },
  { time: '15.46', name: 'Pauze', minutes: 15 },
  { time: '16.01', name: 'Past dit?', minutes: 20 },
  { time: '16.21', name: 'Besluiten', minutes: 45 },
  { time: '17.06', name: 'Plan en aanbieden', minutes: 20 },
]
export const capacities = [
  { name: 'Mantelzorgers', count: 24 },
  { name: 'Mensen die zorg krijgen', count: 6 },
  { name: 'Zorgprofessionals', count: 14 },
  { name: 'Vrijwilligers', count: 10 },
  { name: 'Gemeente', count: 6 },
]
export const afternoon = new Date(2021, 10, 8, 15, 42).getTime()
