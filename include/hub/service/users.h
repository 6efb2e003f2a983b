/* SPDX-License-Identifier: MIT */
/*
 * Those who work with the hub, and the keys they come in with over ssh. Records of one name in the
 * hubs of a file are one person. A key is one person's. Only a hub carer says who has which role;
 * and what they see; the technical helper may add and drop keys and close a way in, and sees no
 * name but the one given. Whoever is in when it changes sees so at the next hub_version or save.
 *
 * Beside the database stands a file for sshd (database.authorized_keys, mode 0640) with a line a
 * key of those whose way in is open. It is written anew within the step that changes it.
 */
#ifndef HUB_SERVICE_USERS_H
#define HUB_SERVICE_USERS_H

#include "hub/service/hub.h"

#include <limits.h>

/* Roles that may come in. */
#define USER_ROLES "hub carer|liaison worker|host|peer|event helper|technical helper"

/* A public key as people paste it: kind, body, perhaps words behind it, which are left out. */
struct public_key {
    char kind[64];
    char body[4096]; /* base64 */
    char fingerprint[64]; /* "SHA256:…" */
};
/* HUB_EINVAL with a kind sentence: no key, the private half, a kind that is too weak, cut off. */
enum hub_rc public_key_read(const char *text, struct public_key *out, struct hub_err *err);

struct user {
    hub_id person;
    const char *name; /* initials when a technical helper asks */
    const char *role;
    const char *hubs;      /* "Robin Hub, Wren Hub" */
    const char *sees;      /* "all of Robin Hub", "the families Okafor and Reid, no ticks" */
    hub_stamp closed;      /* STAMP_NONE: open */
    const char **keys;     /* fingerprints */
    size_t key_count;
};
struct users {
    struct user *items; /* by name */
    size_t count;
};
/* HUB_EDENIED: for hub carers and the technical helper. */
enum hub_rc hub_users(struct hub *h, struct arena *a, struct users *out, struct hub_err *err);

enum user_ticks { TICKS_AS_THEY_ARE, TICKS_GIVEN, TICKS_TAKEN };
/* What somebody sees beside what their role says; HUB_EUSAGE where it makes no sense for the role. */
struct user_scoping {
    const char *families; /* "Okafor, Reid": these and no others any more; "all"; NULL: as they are */
    const char *event;    /* one more; NULL: none */
    hub_date day;         /* of the event; DATE_NONE: the next */
    enum user_ticks ticks;
};

struct user_adding {
    const char *name;
    const char *role; /* of USER_ROLES; NULL: somebody known, whose role stays */
    const char *hubs; /* "Robin Hub, Wren Hub"; NULL: the hub narrowed to, or the only one */
    const char *key;  /* NULL: none */
    const struct user_scoping *sees; /* NULL: as the role says */
};
struct user_added {
    const char *name;
    const char *fingerprint; /* NULL: no key was given */
    bool made;               /* somebody new, or new to one of the hubs */
    bool had_key;            /* this key was theirs already */
};
/*
 * All of it or nothing. HUB_ECONFLICT: the key is somebody else's; the person has another role.
 * HUB_ENOTFOUND: no role was given, and nobody of that name works with the hub.
 */
enum hub_rc hub_user_add(struct hub *h, const struct user_adding *u, struct arena *a,
    struct user_added *out, struct hub_err *err);
/* What was given for another role goes. HUB_EINVAL: the last hub carer stays one. */
enum hub_rc hub_user_role(struct hub *h, const char *name, const char *role,
    const struct user_scoping *sees, struct hub_err *err);
/* Closed: nobody comes in under this name, here or over ssh. Opening is for a hub carer. */
enum hub_rc hub_user_close(struct hub *h, const char *name, bool closed, struct hub_err *err);
/* By its fingerprint, or the key itself. */
enum hub_rc hub_user_drop_key(
    struct hub *h, const char *name, const char *key, struct hub_err *err);

/*
 * Whether the person who came in still may. Asked before each write, and by screens when others
 * have saved. HUB_EDENIED with a sentence: their way in was closed, their role changed, or the key
 * dropped that they came in with (hub_came_in).
 */
enum hub_rc hub_still_in(struct hub *h, struct hub_err *err);

/* Where sshd's lines for this database stand; false: the name is too long. */
bool keys_file_path(const char *database, char out[PATH_MAX]);
/* One line of that file, or of what was told to sshd: it begins as hub writes it, with its command. */
bool keys_line_forced(const char *line);

#endif
