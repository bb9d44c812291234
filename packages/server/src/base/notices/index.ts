export type { Channel, Message, Recipient } from './channel.ts';
export { configuredChannels } from './channels.ts';
export { Notices } from './notices.ts';
export { NoticeStore } from './noticeStore.ts';
export {
  insertedNotices,
  type NewNotice,
  noticeOf,
  type NoticeRow,
  noticeRows,
  notify,
} from './notify.ts';
export { noticeRoutes } from './routes.ts';
