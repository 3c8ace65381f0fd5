/** A file that is to be uploaded; `alt` says in words what a picture shows. */
export interface FileToUpload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly alt?: string | undefined;
}

/** Where a file is shared: a channel or a direct conversation. */
export interface SharePlace {
  readonly team: string;
  readonly channel: string;
  /** The message that it is a reply to. */
  readonly thread?: string | undefined;
}

/** Slack's upload in three steps: nobody sees the file before the last one. All methods throw `SlackFault`. */
export interface FileUploads {
  /** Slack's file id, and the URL that takes the bytes. */
  start(team: string, file: FileToUpload): Promise<{ readonly file: string; readonly url: string }>;
  send(url: string, bytes: Uint8Array): Promise<void>;
  finish(place: SharePlace, file: string, title: string): Promise<void>;
  /** Whether a file of this id is shared there already. */
  isShared(place: SharePlace, file: string): Promise<boolean>;
  /** Where a document opens: its canvas, or the file where there is no canvas; `undefined` where Slack does not say. */
  openAt(
    team: string,
    document: { readonly canvas: string | undefined; readonly file: string | undefined },
  ): Promise<string | undefined>;
}
