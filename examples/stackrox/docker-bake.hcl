# The three images, and the stage with the packages that all of them begin with: it is built once and is no image itself.
group "default" {
  targets = ["main", "roxctl", "operator"]
}

target "base-with-packages" {
  context = "image/base"
}

target "_component" {
  contexts = {
    base-with-packages = "target:base-with-packages"
  }
}

target "main" {
  inherits = ["_component"]
  context  = "image/main"
}

target "roxctl" {
  inherits = ["_component"]
  context  = "image/roxctl"
}

target "operator" {
  inherits = ["_component"]
  context  = "image/operator"
}
