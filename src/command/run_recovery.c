/* SPDX-License-Identifier: MIT */
/* hub recovery: the words that open backups and sealed files when all else is lost. */
#include "hub/service/backup.h"
#include "hub/service/pin.h"

#include "command_priv.h"
#include "sheet_priv.h"

static enum hub_rc only_words(struct invocation *inv, struct hub_err *err)
{
    struct secret words;
    secret_open(&words);
    recovery_make(words.text);
    enum hub_rc rc = print(inv, err, "%s\n", words.text);
    secret_close(&words);
    return rc;
}

static enum hub_rc check_words(struct invocation *inv, struct hub_err *err)
{
    struct secret words;
    bool right = false;
    if (!hub_recovery_known(inv->hub)) {
        return hub_fail(err, HUB_ENOTFOUND,
            "%s has no recovery sheet yet. Make one: hub recovery", hub_title(inv->hub));
    }
    secret_open(&words);
    enum hub_rc rc = secret_words(inv, "The words of the sheet: ", &words, err);
    rc = rc == HUB_OK ? hub_recovery_try(inv->hub, words.text, &right, err) : rc;
    secret_close(&words);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = print(inv, err, right ? "These are the words of %s.\n"
                               : "These are the words of another sheet, not of that which %s has now.\n",
        hub_title(inv->hub));
    return rc == HUB_OK && !right ? hub_fail(err, HUB_EFINDING, "Another sheet.") : rc;
}

/* From a script: words that hub recovery --words has made, and that stand on paper. */
static enum hub_rc set_words(struct invocation *inv, struct hub_err *err)
{
    struct secret words;
    secret_open(&words);
    enum hub_rc rc = secret_words(inv, "", &words, err);
    rc = rc == HUB_OK ? hub_recovery_set(inv->hub, words.text, err) : rc;
    secret_close(&words);
    return rc == HUB_OK ? print(inv, err, "%s has a recovery sheet.\n", hub_title(inv->hub)) : rc;
}

static enum hub_rc make_sheet(struct invocation *inv, struct hub_err *err)
{
    bool later;
    if (secret_from_script(inv)) {
        return set_words(inv, err);
    }
    if (!inv->program->terminal) {
        return hub_fail(err, HUB_EUSAGE,
            "The sheet is made on a terminal, where its words can be seen and typed back. In a script: "
            "hub recovery --words prints new words, and hub recovery --passphrase-fd N takes them.");
    }
    if (inv->program->guest && given(inv, OPTION_PAGE)) {
        return hub_fail(err, HUB_EUSAGE,
            "Over ssh no file is written there. Write the words down by hand: that is as good.");
    }
    if (hub_recovery_known(inv->hub)) {
        note(inv, "There is a sheet already. A new one takes its place from now on; what was sealed "
                  "before still needs the old one.");
    }
    return sheet_make(inv, &later, err);
}

enum hub_rc run_recovery(struct invocation *inv, struct hub_err *err)
{
    if (given(inv, OPTION_WORDS)) {
        return only_words(inv, err);
    }
    enum hub_rc rc = invocation_open(inv, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return given(inv, OPTION_CHECK) ? check_words(inv, err) : make_sheet(inv, err);
}
