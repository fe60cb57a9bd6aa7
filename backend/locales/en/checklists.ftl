menu-checklists = Checklists
checklist-new = New checklist
checklist-new-intro = Begin with one of ours, or paste a source of your own. Nothing is published before you say so.
checklist-begin = Make a draft
checklist-start = Begin with
checklist-start-empty = The source below
checklist-source = Source (YAML)
checklist-drafts = Drafts
checklist-draft = Draft
checklist-untitled = Without a title
checklist-changed = changed
checklist-published = Published
checklist-none = Nothing is published yet. Begin with one of ours.
checklist-versions = { $n ->
    [one] { $n-text } version
   *[other] { $n-text } versions
}
checklist-languages = languages:
checklist-preview = As the shopper sees it
checklist-preview-language = Language of the preview
checklist-no-preview = There is a preview once the source compiles.
checklist-back-to-draft = Back to the draft
checklist-slug = Slug
checklist-version = Version
checklist-published-on = Published on
checklist-hash = SHA-256
checklist-other-versions = Versions
checklist-next = Make a draft of the next version
checklist-changes-since = What changed since version { $version }
checklist-changes-show = Show what changed
checklist-findings = What the compiler finds
checklist-finding-error = Mistake
checklist-finding-warning = Warning
checklist-finding-advice = Advice
checklist-advice = What might be better
checklist-line = line { $line }
checklist-publishable = Can be published
checklist-compiles = Compiles, but something stands in the way of publishing
checklist-does-not-compile = { $n ->
    [one] { $n-text } finding stands in the way
   *[other] { $n-text } findings stand in the way
}
checklist-save = Save and check
checklist-then = When it is done
checklist-publish = Publish this version for ever
checklist-delete = Throw the draft away
checklist-delete-text = The draft and its source are gone then. Published versions stay.
checklist-stale-title = Somebody else has changed this draft since you read it
checklist-stale-text = What you typed stands below and is not saved. Saving now takes the place of theirs.
checklist-stale-theirs = What is there now
checklist-file = Or a file of yours
checklist-file-hint = YAML in UTF-8; it comes in place of what is typed. Nothing is published by it.
checklist-upload = Take the source from a file
problem-source-unreadable = { $field }: this is no text in UTF-8. Save the source as YAML in UTF-8.
