// The languages every screen speaks.
export const ours = [{ code: 'nl', name: 'Nederlands' }, { code: 'en', name: 'English' }]
