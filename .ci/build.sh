# Finds a JDK and builds what runs. Sourced by findbuch, verify and format; nothing here runs by itself.
# Written for bash 3.2, which is what macOS has. Needs $root, the folder of the checkout.

min_java=25
build_dir=$root/target
stamp=$build_dir/findbuch.stamp

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  de*) german=yes ;;
  *) german= ;;
esac

# say GERMAN ENGLISH: one sentence on standard error, in the reader's language
say() {
  if [ -n "$german" ]; then printf 'findbuch: %s\n' "$1" >&2; else printf 'findbuch: %s\n' "$2" >&2; fi
}

# Where JDKs usually are. FINDBUCH_JDKS (folders, separated by colons) replaces the list.
jdk_candidates() {
  if [ -n "${FINDBUCH_JDKS:-}" ]; then
    printf '%s\n' "$FINDBUCH_JDKS" | tr ':' '\n'
    return
  fi
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  local java
  if java=$(command -v java); then
    java=$(readlink -f "$java")
    printf '%s\n' "${java%/bin/java}"
  fi
  local home
  for home in /usr/lib/jvm/* /opt/* /opt/*/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
      "${HOME:-/nowhere}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ ! -x "$home/bin/java" ] || [ -L "$home" ] || printf '%s\n' "$home"
  done
}

# java_version HOME: its full version into $version, from the release file, else by asking it, as
# Debian's older packages have none. $2 = quick: does not ask, which would cost every start 60 ms.
java_version() {
  version=
  local line
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) line=${line#*=}; version=${line//\"/} ;; esac
    done < "$1/release"
  elif [ "${2:-}" != quick ]; then
    line=$("$1/bin/java" -version 2>&1) || return 0
    case $line in
      *\"*\"*) line=${line#*\"}; version=${line%%\"*} ;;
    esac
  fi
}

# find_jdk TOOL: the first JDK that is new enough and has bin/TOOL (java or javac) into $jdk, its
# version into $jdk_version
find_jdk() {
  jdk=
  local home major pace version found=$'\n' candidates
  candidates=$(jdk_candidates)
  for pace in quick thorough; do
    while IFS= read -r home; do
      [ -x "$home/bin/java" ] || continue
      java_version "$home" "$pace"
      [ -n "$version" ] || continue
      major=${version%%[!0-9]*}
      [ -x "$home/bin/javac" ] || version="$version without javac"
      case $found in *"($home)"*) ;; *) found="$found$version ($home)"$'\n' ;; esac
      if [ "${major:-0}" -ge "$min_java" ] && [ -x "$home/bin/$1" ]; then
        jdk=$home
        jdk_version=$version
        return 0
      fi
    done <<< "$candidates"
  done
  found=${found#$'\n'}
  found=${found%$'\n'}
  found=${found//$'\n'/, }
  say "Es braucht ein JDK ab Version $min_java (mit javac), gefunden wurde nur: ${found:-gar keines}; bitte eines installieren, zum Beispiel Eclipse Temurin $min_java von https://adoptium.net, und erneut starten." \
    "a JDK $min_java or newer (with javac) is needed, but only this was found: ${found:-none at all}; please install one, for example Eclipse Temurin $min_java from https://adoptium.net, and start again."
  return 1
}

# utf8: names of files and words to search for come in as bytes; without UTF-8 java loses the umlauts,
# and so it does where any part of the locale is not installed, as with the LANG that ssh sends along
utf8() {
  if [ "$(locale charmap 2> /dev/null)" != UTF-8 ] || [ -n "$(locale 2>&1 > /dev/null)" ]; then
    export LC_ALL=C.UTF-8
  fi
}

# plain_messages: a full disk and the like are told by the system's own words, so these stay English;
# what users read is in their language all the same.
plain_messages() {
  if [ -n "${LC_ALL:-}" ]; then
    export LC_CTYPE=$LC_ALL LANG=$LC_ALL
    unset LC_ALL LC_NUMERIC LC_TIME LC_COLLATE LC_MONETARY LC_PAPER LC_NAME LC_ADDRESS LC_TELEPHONE \
      LC_MEASUREMENT LC_IDENTIFICATION
  fi
  export LC_MESSAGES=C
}

# enough_files: may it open enough of them at once? Of a soft limit java makes the hard one by itself.
min_files=256
enough_files() {
  local most
  most=$(ulimit -Hn)
  if [ "$most" = unlimited ] || [ "$most" -ge "$min_files" ]; then return 0; fi
  say "Das Programm darf nur $most Dateien zugleich öffnen (ulimit -n), es braucht aber mindestens $min_files; bitte die Grenze heben, zum Beispiel mit „ulimit -n 4096“ oder bei systemd mit LimitNOFILE, und erneut starten." \
    "the program may open only $most files at once (ulimit -n), but needs at least $min_files; please raise the limit, for example by \"ulimit -n 4096\", or with systemd by LimitNOFILE, and start again."
  return 1
}

find_maven() {
  command -v mvn > /dev/null && return 0
  say "Zum Bauen fehlt Maven (mvn); bitte installieren, zum Beispiel mit „apt-get install maven“, und erneut starten." \
    "Maven (mvn) is missing and needed for building; please install it, for example by \"apt-get install maven\", and start again."
  return 1
}

# maven ARGUMENTS: Maven on the JDK that find_jdk has found. FINDBUCH_MAVEN_OPTS adds arguments.
maven() {
  (
    cd "$root"
    # Maven's own libraries use what newer JDKs warn about
    export JAVA_HOME=$jdk
    export MAVEN_OPTS="-Djansi.noreset=true --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
    # shellcheck disable=SC2086  # several arguments in one variable are meant
    exec mvn -B ${FINDBUCH_MAVEN_OPTS:-} "$@" < /dev/null
  )
}

# up_to_date: is there a finished build, and nothing newer in the sources (folders count too: a
# deleted file leaves its trace there)?
up_to_date() {
  [ -f "$stamp" ] && [ -f "$build_dir/findbuch.jar" ] && [ -f "$build_dir/findbuch.classpath" ] \
    && [ -z "$(find "$root/pom.xml" "$root/src/main" "$root/src/docs/handbuch.md" "$root/src/docs/img/handbuch" -newer "$stamp" -print 2> /dev/null | head -n 1)" ]
}

# hold: only one build at a time in this checkout. The lock lies on pom.xml, which is always there,
# and ends with this process and the Maven it started, however they end. Without flock (macOS) builds
# are not kept apart.
hold() {
  exec 9< "$root/pom.xml"
  if command -v flock > /dev/null; then flock 9; fi
}

release() {
  exec 9<&-
}

# build: from scratch, so that neither a build that was killed nor a deleted source leaves anything
# behind. The stamp comes last and carries the time of the start: what is saved meanwhile is newer.
# The jar is removed, not overwritten, as a running service still reads the old one.
build() {
  local log=$build_dir/build.log began=$build_dir/findbuch.began
  if ! mkdir -p "$build_dir" 2> /dev/null || ! [ -w "$build_dir" ]; then
    say "Der Ordner $build_dir ist nicht beschreibbar, es muss aber gebaut werden; bitte einmal mit Schreibrecht starten." \
      "the folder $build_dir cannot be written, but the program has to be built; please start it once with the right to write."
    return 1
  fi
  rm -rf "$stamp" "$build_dir/findbuch.jar" "$build_dir/findbuch.classpath" "$build_dir/classes" \
    "$build_dir/generated-sources" "$build_dir/maven-status" "$build_dir/aot"
  : > "$began"
  say "wird gebaut … (beim ersten Mal etwa eine Minute)" "building … (about a minute the first time)"
  if ! maven -Dfindbuch.run package > "$log" 2>&1; then
    grep -v -E '^\[INFO\]|Download(ing|ed)|\[Help 1\]|^\[ERROR\] *(To see|Re-run|For more|$)' "$log" | tail -n 25 >&2
    say "Das Programm ließ sich nicht bauen; das ganze Protokoll steht in $log." \
      "the program could not be built; the whole log is in $log."
    return 1
  fi
  mv "$began" "$stamp"
}

# built: builds if that is needed, once, however many ask for it at the same time
built() {
  up_to_date && return 0
  find_jdk javac && find_maven || return 1
  hold
  up_to_date || build || return 1
  release
}
