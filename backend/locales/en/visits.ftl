menu-visits = Visits
visits-one = Visit
visits-views = Views
visits-view-list = List
visits-view-calendar = Calendar
visits-filters = Filters and order
visits-filter = Show
visits-filter-none = All visits
visits-none = No visit fits these filters.
visits-nobody = Nobody yet
visits-somebody = somebody
visits-local-times = Times are those of each store.
visits-calendar-days = Each visit stands on the day on which its window ends, in the time of its store.
visits-pages = Pages
visits-first-page = First page
visits-next-page = Next page
visits-months = Months
visits-month-earlier = Month before
visits-month-later = Month after
visits-state-planned = All that are planned
visits-state-overdue = Overdue
visits-state-open = Open
visits-state-assigned = Assigned
visits-state-accepted = Accepted
visits-state-submitted = Waiting for review
visits-state-returned = Returned
visits-state-approved = Approved
visits-state-rejected = Rejected
visits-state-cancelled = Cancelled
visits-state-expired = Expired
visits-any-state = Any state
visits-any-client = All clients
visits-any-region = All regions
visits-any-shopper = All shoppers
visits-choose-shopper = Choose a shopper
visits-field-store = Store
visits-field-state = State
visits-field-client = Client
visits-field-region = Region
visits-field-shopper = Shopper
visits-field-due-from = Window ends from
visits-field-due-to = Window ends up to
visits-field-sort = Order
visits-field-from = Window begins
visits-field-to = Window ends
visits-field-checklist = Checklist
visits-field-fee = Fee
visits-field-note = Note for the shopper
visits-field-reason = Reason, which the shopper may read
visits-field-remark = Remark
visits-sort-due = Due first
visits-sort-latest = Due last
visits-sort-store = By client and store
visits-sort-state = By state
visits-column-id = Visit
visits-column-code = Store code
visits-column-window = Window
visits-column-zone = Time zone
visits-column-version = Version
visits-column-currency = Currency
visits-window = { $date }, { $from }–{ $to }
visits-window-days = { $from } – { $to }
visits-zone = Times of the store ({ $zone })
visits-replaces = Replaces
visits-replaced = a rejected visit
visits-submission = Submission
visits-revision = Revision { $number }
visits-contested = Contested, does not count
visits-acts = What you can do
visits-act-assign = Assign
visits-act-reassign = Assign to another shopper
visits-act-reassign-says = Whoever holds it now loses it. What they have written already is still taken if they send it.
visits-act-move = Move the window
visits-act-move-says = In the time of the store ({ $zone }). Whoever holds the visit keeps it; tell them.
visits-act-expire = Close as expired
visits-act-expire-says = Its window has passed. A submission that arrives later is still taken, and marked late.
visits-act-cancel = Cancel the visit
visits-act-cancel-says = The visit will not take place, and whoever holds it loses it. This cannot be undone.
visits-refused-title = Nothing was changed
visits-refused-state = The visit is now in this state: { $state }. That does not allow what you wanted.
visits-refused-changed = Somebody has changed the visit since you read it. This is how it is now: { $state }. Decide anew.
visits-refused-held = This shopper holds the visit already ({ $state }).
visits-refused-not-due = Its window has not passed yet ({ $state }). Cancel it instead.
visits-refused-beyond = The new window lies where no visit can be ({ $state }).
visits-history = History
visits-history-scheduled = Scheduled
visits-history-assigned = Assigned to { $shopper }
visits-history-moved = Window moved to { $window }
visits-history-accepted = Accepted
visits-history-declined = Declined
visits-history-submitted = Submission received
visits-history-approved = Approved
visits-history-returned = Returned with remarks
visits-history-rejected = Rejected
visits-history-reopened = Reopened
visits-history-revised = Answers changed in a new revision
visits-history-cancelled = Cancelled
visits-history-expired = Closed as expired
problem-time = { $field }: choose a date and a time.
problem-window = { $field }: the window ends before it begins.
problem-unknown-shopper = { $field }: there is no shopper with this address.
dashboard-title = What needs you now
dashboard-all = Planned visits
dashboard-until = Up to { $date }
dashboard-overdue-hint = Their windows have passed without a submission
visits-new = Schedule visits
visits-new-intro = One visit to each ticked store on each date. Times are those of each store.
visits-new-stores = Show stores
visits-new-no-stores = There is no store here.
visits-new-many-stores = There are too many stores to name. Choose a region, or take all of them.
visits-new-do = Schedule
visits-choose-client = Choose a client
visits-field-stores = Stores
visits-field-dates = Dates
visits-field-dates-hint = One or more, each such as 2026-03-02, on lines of their own
visits-field-time-from = From
visits-field-time-to = To
visits-field-fee-hint = For each visit, in the client's currency, such as 12.50
visits-field-days = Days later
visits-field-days-hint = Below zero for earlier
visits-tick = Tick
visits-tick-all = Tick all on this page
visits-ticked = Ticked visits
visits-ticked-do = Go on with the ticked ones
visits-ticked-none = No visit is ticked. Go back to the list and tick some.
visits-ticked-all-or-none = What you choose is done to all of them, or to none.
visits-ticked-refused = Some visits do not allow it; the reason stands at each.
visits-ticked-cancel = Cancel the visits
problem-fee = { $field }: write an amount such as 12.50.
problem-dates = { $field }: write each date as 2026-03-02.
problem-time-of-day = { $field }: write a time such as 10:00.
problem-no-stores = Choose a client, and tick one or more of its stores.
problem-unknown-checklist = { $field }: choose a published version.
problem-too-many-visits = { $field }: at most 2,000 visits are scheduled at once. Schedule them in parts.
problem-range-days = { $field }: between 1 and 731 days, or below zero for earlier.
visits-count = { $n ->
    [one] { $n-text } visit
   *[other] { $n-text } visits
}
visits-more = { $n ->
    [one] { $n-text } more
   *[other] { $n-text } more
}
visits-history-photos = { $n ->
    [one] { $n-text } photo received
   *[other] { $n-text } photos received
}
dashboard-overdue = { $n ->
    [one] visit is overdue
   *[other] visits are overdue
}
dashboard-open = { $n ->
    [one] visit soon due has no shopper
   *[other] visits soon due have no shopper
}
dashboard-submitted = { $n ->
    [one] submission waits for your review
   *[other] submissions wait for your review
}
dashboard-returned = { $n ->
    [one] visit was returned and not sent again
   *[other] visits were returned and not sent again
}
dashboard-closing = { $n ->
    [one] window closes this week
   *[other] windows close this week
}
dashboard-oldest-hours = { $n ->
    [one] The oldest for { $n-text } hour
   *[other] The oldest for { $n-text } hours
}
dashboard-oldest-days = { $n ->
    [one] The oldest for { $n-text } day
   *[other] The oldest for { $n-text } days
}
visits-new-all = { $n ->
    [one] The one store shown
   *[other] All { $n-text } stores shown
}
visits-done-new = { $n ->
    [one] { $n-text } visit was scheduled.
   *[other] { $n-text } visits were scheduled.
}
visits-done-assign = { $n ->
    [one] { $n-text } visit was assigned.
   *[other] { $n-text } visits were assigned.
}
visits-done-move = { $n ->
    [one] { $n-text } visit was moved.
   *[other] { $n-text } visits were moved.
}
visits-done-cancel = { $n ->
    [one] { $n-text } visit was cancelled.
   *[other] { $n-text } visits were cancelled.
}
