export {
  type DemonstrationMattersOptions,
  type DemonstrationOfficer,
  fileDemonstrationMatters,
} from './demonstration.ts';
export { startDemonstrationMatters } from './demonstrationStart.ts';
export { protectionRoutes } from './routes.ts';
export { readTicketRows } from './tickets/readRows.ts';
export { Tickets } from './tickets/takeTickets.ts';
export { exportedTickets, ticketsAsCsv } from './tickets/ticketExport.ts';
export { forgetTickets } from './tickets/ticketStore.ts';
