/* A power cut for one directory: what fsync or fdatasync has returned for is copied to another directory, and only
 * that is what a machine would find after its power came back. Loaded with LD_PRELOAD; see power.py. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static void keep(int fd) {
    const char *from = getenv("POWER_CUT_FROM"), *to = getenv("POWER_CUT_TO");
    char link[64], path[PATH_MAX], kept[PATH_MAX], half[PATH_MAX], buffer[65536];
    if (!from || !to) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    size_t prefix = strlen(from);
    if (strncmp(path, from, prefix) || path[prefix] != '/') return;
    snprintf(kept, sizeof kept, "%s/%s", to, path + prefix + 1);
    snprintf(half, sizeof half, "%s.half", kept);
    int in = open(path, O_RDONLY | O_CLOEXEC), out = open(half, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (in >= 0 && out >= 0) {
        ssize_t got;
        while ((got = read(in, buffer, sizeof buffer)) > 0)
            if (write(out, buffer, got) != got) abort();
        rename(half, kept);
    }
    if (in >= 0) close(in);
    if (out >= 0) close(out);
}

/* SQLite syncs the directory behind it. */
int unlink(const char *path) {
    const char *from = getenv("POWER_CUT_FROM"), *to = getenv("POWER_CUT_TO");
    char kept[PATH_MAX];
    size_t prefix = from ? strlen(from) : 0;
    if (from && to && !strncmp(path, from, prefix) && path[prefix] == '/') {
        snprintf(kept, sizeof kept, "%s/%s", to, path + prefix + 1);
        syscall(SYS_unlink, kept);
    }
    return syscall(SYS_unlink, path);
}

int fsync(int fd) {
    int result = syscall(SYS_fsync, fd);
    if (!result) keep(fd);
    return result;
}

int fdatasync(int fd) {
    int result = syscall(SYS_fdatasync, fd);
    if (!result) keep(fd);
    return result;
}
