// The security roles of the lab: Microsoft's for the lead writer, and one that a check gladly has.
import { madeUpId } from './identity.ts'
import type { Depth, Role } from './organization.ts'

/** As the solution brings it: it may write leads and read the solution's version, nothing more. */
export function leadWriterRole(name: string): Role {
  return role(name, 'Microsoft Marketplace Lead Writer', {
    prvCreateLead: 'Basic',
    prvReadLead: 'Basic',
    prvWriteLead: 'Basic',
    prvReadSolution: 'Global',
  })
}

export function checkerRole(name: string): Role {
  return role(name, 'Marketplace lead check', {
    prvDeleteLead: 'Basic',
    prvReadUser: 'Global',
    prvReadRole: 'Global',
    prvReadTeam: 'Global',
    prvReadPrivilege: 'Global',
    prvReadSolution: 'Global',
    prvReadEntity: 'Global',
    prvReadAttribute: 'Global',
  })
}

/** A role of the customer's own that may do with leads what the Lead Writer may. */
export function salesRole(name: string): Role {
  return role(name, 'Salesperson', {
    prvCreateLead: 'Local',
    prvReadLead: 'Local',
    prvWriteLead: 'Local',
  })
}

function role(name: string, title: string, privileges: Record<string, Depth>): Role {
  const id = madeUpId(`role ${title} ${name}`)
  return { id, name: title, inheritance: 'direct-user', privileges }
}
