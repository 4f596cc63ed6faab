import { mount } from 'svelte'
import Municipality from '../screens/municipality/Municipality.svelte'
import Staff from '../screens/staff/Staff.svelte'
import { prepare } from './open'

prepare()
const meeting = location.pathname.split('/')[2]
if (meeting) mount(Municipality, { target: document.body, props: { id: decodeURIComponent(meeting) } })
else mount(Staff, { target: document.body })
