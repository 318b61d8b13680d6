# How the program is started, always the same way: an AOT cache only fits the class path and the flags
# that it was made with. Sourced by findbuch and .ci/train after build.sh.

# java_command: the start of the command line into $java, the service's cache into $cache, that of the
# workers into $worker_cache. They are named after the JDK, as no other can use them.
java_command() {
  local class_path
  class_path=$(< "$build_dir/findbuch.classpath")
  class_path=$build_dir/findbuch.jar:$build_dir/${class_path//:lib\//:$build_dir/lib/}
  cache=$build_dir/aot/$jdk_version${jdk//\//_}
  worker_cache=$cache.worker
  java=("$jdk/bin/java"
    -Xmx240m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError
    -Dfile.encoding=UTF-8 -Dstdin.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
    --enable-native-access=ALL-UNNAMED
    -Dfindbuch.home="$root" -Dfindbuch.worker-cache="$worker_cache"
    -cp "$class_path")
}

# trained: is there a cache, made since the program was built?
trained() {
  [ -r "$cache" ] && [ "$cache" -nt "$build_dir/findbuch.jar" ]
}
