import { afterAll } from 'vitest'
import { stopServers } from './temporary-database.ts'

// Test files share their modules, so what one of them leaves behind is put away after each.
afterAll(stopServers)
