import type { ApiMethod } from '../api-method.ts';
import { appMethods } from './app.ts';
import { canvasMethods } from './canvases.ts';
import { chatMethods } from './chat.ts';
import { historyMethods } from './conversation-history.ts';
import { memberMethods } from './conversation-members.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { oauthMethods } from './oauth.ts';
import { reactionAndPinMethods } from './reactions-and-pins.ts';
import { userGroupMethods } from './user-groups.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every method of the Web API that is here, by name. */
export const allMethods: ReadonlyMap<string, ApiMethod> = new Map(
  [
    ...appMethods,
    ...canvasMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...historyMethods,
    ...reactionAndPinMethods,
    ...memberMethods,
    ...oauthMethods,
    ...userGroupMethods,
    ...userMethods,
    ...viewMethods,
  ].map((method) => [method.name, method]),
);
