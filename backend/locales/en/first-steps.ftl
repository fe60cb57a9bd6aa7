first-title = First steps
first-done = done
first-client = Make a client and its stores
first-checklist = Publish a checklist: one of ours, or your own
first-shopper = Invite a shopper
first-visits = Schedule the first visits
