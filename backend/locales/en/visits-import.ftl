visits-import = Visits from a file
visits-import-intro = A row for each visit. Times are those of each store. You see what each row stands for, and everything that is wrong with it, before anything is written. The downloaded list of visits can be read again. At most 2,000 rows are taken at once.
visits-import-client = Client
visits-import-client-hint = The name. May be left out where there is only one client.
visits-import-store = Store code
visits-import-checklist = Checklist
visits-import-checklist-hint = The short name of a published checklist.
visits-import-version = Version
visits-import-version-hint = The newest one where this is empty.
visits-import-from = From
visits-import-from-hint = 2026-03-02 10:00, or 2026-03-02 for the beginning of the day.
visits-import-to = To
visits-import-to-hint = 2026-03-02 18:00, or 2026-03-02 for the end of the day. Where this is empty, the day on which the window begins.
visits-import-shopper = Shopper
visits-import-shopper-hint = The e-mail address, or the name where only one has it. The visit is offered to them at once.
visits-import-fee = Fee
visits-import-fee-hint = In the client’s currency, such as 12.50; 0 for none.
visits-import-currency = Currency
visits-import-currency-hint = Only compared with that of the client.
visits-import-note = Note
visits-import-note-hint = What the shopper should know.
visits-import-same-row = The same store, checklist and window as row { $row }
visits-import-same-visit = There is such a visit already
visits-column-email = E-mail address of the shopper
import-row-wrong = Wrong
import-row-double = There already
import-doubles-tick = Some rows stand for what is there already. Tick this if that is meant, or mend the file.
import-passed-over = These columns are not read:
problem-file-encoding = { $field }: the letters of this file are not in UTF-8 (perhaps in Windows-1256 or Windows-1252). Save it as XLSX, or as CSV UTF-8.
problem-unknown-store = { $field }: the client has no store with this code.
problem-no-checklist = { $field }: no checklist of this short name is published.
problem-no-version = { $field }: this version of the checklist is not published.
problem-local-time = { $field }: write a time such as 2026-03-02 10:00, or a date such as 2026-03-02.
problem-several-shoppers = { $field }: several shoppers have this name. Write the e-mail address.
problem-other-currency = { $field }: the fees of this client are in another currency.
visits-import-make = { $n ->
    [one] Schedule { $n-text } visit
   *[other] Schedule { $n-text } visits
}
visits-import-doubles = { $n ->
    [one] Schedule the one that is there already, too
   *[other] Schedule the { $n-text } that are there already, too
}
