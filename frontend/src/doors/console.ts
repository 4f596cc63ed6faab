import { mount } from 'svelte'
import Desk from '../screens/console/Desk.svelte'
import Staff from '../screens/staff/Staff.svelte'
import { prepare } from './open'

prepare()
const [, door, meeting] = location.pathname.split('/')
if (door === 'console' && meeting) mount(Desk, { target: document.body, props: { id: decodeURIComponent(meeting) } })
else mount(Staff, { target: document.body })
