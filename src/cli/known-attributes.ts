import { attributeNames } from '../../db/queries/contacts.ts'
import { connect } from '../platform/node-database.ts'
