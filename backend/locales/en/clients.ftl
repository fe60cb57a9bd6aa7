menu-clients = Clients
clients-title = Clients
clients-new = New client
clients-none = No clients yet. The first step is a client, the next its stores.
clients-name = Name
clients-currency = Currency of fees
clients-currency-hint = Three letters (ISO 4217), such as SAR, INR or EUR. It stays once a visit is scheduled.
clients-target = Target, in percent
clients-target-hint = The score that its stores should reach, 0 to 100. Reports hold scores against it.
clients-no-target = None
clients-stores = Stores
clients-edit = Edit
clients-invite-owner = Invite an owner
stores-new = New store
stores-none = No stores yet
stores-search = Code, name or address
stores-code = Code
stores-code-hint = Unique among the stores of this client. It never changes.
stores-name = Name
stores-address = Address
stores-region = Region
stores-region-hint = Groups stores in lists and reports.
stores-time-zone = Time zone
stores-time-zone-hint = The windows of visits are in this zone. It never changes.
stores-time-zone-choose = Choose one
stores-latitude = Latitude
stores-latitude-hint = Degrees north, such as 24.7136; south is negative.
stores-longitude = Longitude
stores-longitude-hint = Degrees east, such as 46.6753; west is negative.
stores-baseline = Visits of the baseline
stores-baseline-hint = How many of its first visits the store is compared with, 1 to 50.
stores-edit-intro = Code and time zone never change, because results rest on them.
stores-import = Stores from a file
stores-import-intro = A row for each store. Time zones are IANA names such as Asia/Riyadh, coordinates are degrees.
stores-import-make = { $n ->
    [one] Make { $n-text } store
   *[other] Make { $n-text } stores
}
