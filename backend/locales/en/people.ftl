menu-people = People
people-title = People
people-new = Invite somebody
people-new-intro = They choose a password under a link that you pass on.
people-invite = Invite and make the link
people-search = Name or e-mail address
people-name = Name
people-email = E-mail address
people-role = Role
people-role-shopper = Shopper
people-role-owner = Store owner
people-role-contractor = Contractor
people-role-admin = Admin
people-status = Status
people-status-active = Active
people-status-invited = Invited
people-status-deactivated = Deactivated
people-client = Client
people-client-none = None
people-owner-client = Client of a store owner
people-owner-client-hint = Only a store owner belongs to a client.
people-owner-stores = Codes of the stores an owner sees
people-owner-stores-hint = One a line. Leave this empty for all stores of the client.
people-stores = Stores seen
people-all-stores = All stores of the client
people-no-stores = None
people-unknown-codes = the client has no stores with these codes: { $codes }
people-since = Invited on
people-edit = Edit
people-work = Visits
people-on-time = On time
people-returned = Returned
people-rate = { $value } of n = { $n } (95 % interval: { $low } to { $high })
people-rate-none = No rate yet: n = 0
people-work-definition = Both are shares of this shopper’s approved visits: those whose report arrived by the end of the window, and those that were sent back before.
people-no-visits = No visits yet
people-by-state = Visits by state
people-last-visits = Last visits
people-visit-state = State
people-visit-count = Visits
people-visit-store = Store
people-visit-window = End of the window, in the store’s time
people-visit-open = Open
people-visit-assigned = Assigned
people-visit-accepted = Accepted
people-visit-submitted = Waiting for review
people-visit-returned = Returned
people-visit-approved = Approved
people-visit-rejected = Rejected
people-visit-cancelled = Cancelled
people-visit-expired = Expired
people-access = Access
people-admin-only = Only an admin changes admins and contractors.
people-link-title = Link
people-link-for = The link for { $name }
people-link-here = Copy it now: it is not shown again.
people-link-mail = Write an e-mail with it
people-link-done = Done
people-link-once = It works once. A newer link ends it.
people-link-until = It works until { $moment } (UTC).
people-link-safe = Pass it on to this person alone: whoever opens it first chooses the password.
people-mail-text = Please choose your password here:
people-link-new = New link for a password
people-link-new-invited = The last invitation stops working. The new link is shown once.
people-link-new-active = The password of now works until the link is used; then it is replaced, and every log-in of this person ends. The link is shown once.
people-link-make = Make the link
people-deactivate = Deactivate
people-deactivate-text = Every log-in of this person, in browsers and in the program, ends at once, and no new one is possible. Their work stays. An admin can let them in again.
people-deactivate-held = { $n ->
    [one] { $n-text } visit that is not finished stays with them until you assign it to somebody else.
   *[other] { $n-text } visits that are not finished stay with them until you assign them to somebody else.
}
people-deactivate-now = Deactivate now
people-reactivate = Let in again
people-reactivate-text = This person cannot log in. Once let in again they have the password they had; where there was none, they need a new link.
list-all = All
list-show = Show
list-nothing = Nothing fits these filters.
list-pages = Pages and downloads
list-first = To the beginning
list-next = Next
list-csv = CSV
list-xlsx = XLSX
edit-back = Back without saving
edit-overtaken-title = Somebody else has changed this meanwhile
edit-overtaken-text = Nothing of yours was saved, and nothing is lost: the form below holds what you typed. This is there now; saving again replaces it.
people-import = Invite from a file
people-import-intro = A row for each person. A role is shopper, owner, contractor or admin; only an owner has a client, named exactly as it is here, and codes of stores between semicolons, none for all stores.
people-import-make = { $n ->
    [one] Invite { $n-text } person
   *[other] Invite { $n-text } people
}
people-links-title = Links to pass on
people-links-file = Download as CSV
import-file = File
import-file-hint = CSV in UTF-8 or XLSX, at most 2 MB and 5,000 rows
import-look = Look at the rows
import-columns = The first row has the headings, in any order:
import-template = A file to begin with:
import-row = Row
import-rows = The rows of the file
import-problems = Problems
import-row-right = In order
import-right = { $n ->
    [one] { $n-text } row, and it is in order. Nothing is written yet.
   *[other] { $n-text } rows, all in order. Nothing is written yet.
}
import-wrong = { $n ->
    [one] { $n-text } row has problems. Nothing is written; mend the file and choose it again.
   *[other] { $n-text } rows have problems. Nothing is written; mend the file and choose it again.
}
import-other = Another file
